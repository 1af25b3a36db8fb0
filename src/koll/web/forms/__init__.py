"""What people send from the pages, cleaned; one module for each topic."""
