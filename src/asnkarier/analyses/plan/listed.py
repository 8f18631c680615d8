"""Columns that list several codes in one cell."""


def split(joined: object) -> list[str]:
    """Give the parts of a list column; none where it is missing."""
    return [part for part in joined.split(";") if part] if isinstance(joined, str) else []
