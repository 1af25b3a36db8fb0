"""The `koll` command."""
