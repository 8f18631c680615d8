"""Draws an invented regional government, at any size, and lays it out as its offices send it."""
