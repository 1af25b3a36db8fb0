"""Everything that changes the world: allowed, whole and in the ledger."""
