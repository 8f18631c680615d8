"""Documents for outside the office: groups only, laid out from ``masked_figures`` and nothing else."""
