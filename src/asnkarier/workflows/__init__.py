"""One function per command: load, analyse, save, report. No Typer, no printing."""
