"""Career development of Indonesian civil servants (ASN) from an office's own spreadsheets."""

__version__ = "0.1.0"
