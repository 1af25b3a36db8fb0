"""How the example gets governing texts, statements, documents and its reconsideration."""
