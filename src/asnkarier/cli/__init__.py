"""The command line: options in, an Outcome on the screen. Nothing is computed here."""
