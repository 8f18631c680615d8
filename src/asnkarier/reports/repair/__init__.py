"""The workbook that gives rows back to their sender to be repaired."""
