"""What Koll sends to others and asks of others, over networks that may fail."""
