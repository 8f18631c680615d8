"""A region's YAML as frozen models, with errors that name file, line and key."""
