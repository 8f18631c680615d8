"""Parquet as the store writes it, under its older name: see :mod:`asnkarier.parquet`."""

from asnkarier.parquet import from_bytes, schema, to_bytes

__all__ = ["from_bytes", "schema", "to_bytes"]
