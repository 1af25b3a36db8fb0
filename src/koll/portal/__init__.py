"""The public's surface: pages without signing in."""
