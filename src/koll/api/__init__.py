"""The read interface for machines: shapes named field by field, from what anybody may read."""
