"""The documents of the gap analysis."""
