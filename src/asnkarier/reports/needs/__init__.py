"""The documents of the training needs analysis."""
