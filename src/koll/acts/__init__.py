"""The only writers: one short transaction each, asked for permission, done once, in the ledger."""
