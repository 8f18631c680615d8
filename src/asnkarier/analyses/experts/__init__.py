"""Who can: people at a level, units that rest on one person, and teams that need several."""
