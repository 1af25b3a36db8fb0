"""Documents built from reads, one file per report."""
