"""Who lacks which competency for the position held, and how well each person fits it."""
