"""How the example municipality gets budget, economy and accounts."""
