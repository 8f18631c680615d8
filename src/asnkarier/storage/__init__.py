"""The workspace at rest: Parquet versions under a hash-chained journal, lock and run log."""
