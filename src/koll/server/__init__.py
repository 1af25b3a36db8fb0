"""Settings, addresses, entry point, and what is refused at start."""
