"""The documents of the training plan."""
