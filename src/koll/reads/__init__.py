"""Questions answered as frozen values."""
