"""The server: settings, addresses and the entry point that a web server loads."""
