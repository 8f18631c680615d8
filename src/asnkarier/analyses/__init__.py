"""Pure functions from frames to frames: no files, no clock, no globals."""
