"""The example's year, from before the election to the next summer."""
