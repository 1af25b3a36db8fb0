"""The other machines' surface: open data to read, without signing in."""
