"""What people need to learn: gaps, what forums and surveys asked for, and performance, joined and ranked."""
