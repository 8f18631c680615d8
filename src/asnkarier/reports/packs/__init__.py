"""The pack of an OPD: one workbook and one letter with its own people only, and an index for the agency."""
