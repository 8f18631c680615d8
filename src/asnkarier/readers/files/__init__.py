"""From the bytes of a file to the rows of its sheets; nothing here knows what a column means."""
