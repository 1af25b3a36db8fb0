"""What each address answers; one module for each topic."""
