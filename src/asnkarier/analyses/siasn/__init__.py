"""Rows for the sheets of SIASN: what is ready to be entered, and what is not."""
