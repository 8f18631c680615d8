"""Spreadsheets as offices send them, turned into raw tables with the place of every cell."""
