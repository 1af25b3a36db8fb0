"""The one Django app: tables and constraints."""
