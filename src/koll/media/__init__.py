"""Documents, text, charts and files, without a database."""
