"""The documents about who can."""
