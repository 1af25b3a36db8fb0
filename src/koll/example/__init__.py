"""The example municipality: made-up content that lives through a year by the same acts as everybody's."""
