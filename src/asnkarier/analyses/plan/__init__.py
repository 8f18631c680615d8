"""Who goes to which training under the year's money, and why the others do not."""
