"""What machines may read, a module for each topic."""
