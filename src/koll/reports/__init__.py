"""Documents built from what is read."""
