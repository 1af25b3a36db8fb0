"""Koll runs a municipality's governance model: the charter, the record, and what is owed."""
