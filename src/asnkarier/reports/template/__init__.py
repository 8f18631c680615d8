"""Empty workbooks to fill in, one kind for each imported table."""
