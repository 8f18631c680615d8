"""Saved results laid out as documents; nothing is decided here."""
