"""Questions to the record, answered as frozen page objects; nothing here writes."""
