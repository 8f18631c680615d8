"""Lesson hours (JP): what participations count, who has how many, and what is cheapest to add."""
