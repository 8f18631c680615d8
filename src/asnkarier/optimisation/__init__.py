"""The mixed-integer programmes; one module knows the solver."""
