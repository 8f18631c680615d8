"""Writes an office's files: all in one format, or each as its office sends it."""

from __future__ import annotations

from pathlib import Path

from .layouts import office_files
from .office import Office
from .office_file import OfficeFile
from .sheet import write_csv, write_html_xls, write_xlsx
from .tabular import tables


def write_office(office: Office, folder: Path, form: str) -> list[Path]:
    """Write all the files of an office in one format and give their paths."""
    if form == "parquet":
        return _write_parquet(office, folder)
    written = []
    for file in office_files(office):
        if form == "xlsx":
            path = folder / f"{file.stem}.xlsx"
            write_xlsx(path, file.sheets)
            written.append(path)
            continue
        for sheet in file.sheets:
            stem = file.stem if len(file.sheets) == 1 else f"{file.stem}_{sheet.name.lower().replace(' ', '_')}"
            write_csv(folder / f"{stem}.csv", sheet)
            written.append(folder / f"{stem}.csv")
    return written


def write_as_sent(file: OfficeFile, folder: Path) -> Path:
    """Write one file in the format its office uses."""
    path = folder / file.name
    if file.format == "xlsx":
        write_xlsx(path, file.sheets)
    elif file.format == "csv":
        write_csv(path, file.sheets[0])
    else:
        write_html_xls(path, file.sheets[0])
    return path


def _write_parquet(office: Office, folder: Path) -> list[Path]:
    written = []
    for name, frame in tables(office):
        path = folder / f"{name}.parquet"
        frame.to_parquet(path, index=False, compression="zstd")
        written.append(path)
    return written
