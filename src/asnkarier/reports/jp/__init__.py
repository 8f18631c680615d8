"""The documents of the JP ledger."""
