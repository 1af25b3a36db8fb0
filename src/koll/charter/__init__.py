"""The charter: a governance model as data, and what it makes each body owe."""
