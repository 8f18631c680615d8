"""Workbooks from which SIASN is filled."""
