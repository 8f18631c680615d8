"""From the rows of a sheet to raw tables: which header means which column, and what the titles say."""
