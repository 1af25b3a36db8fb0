"""Tags of the pages inside."""
