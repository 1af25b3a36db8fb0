"""How the example municipality gets what is being written, together, with maps, shifts and part assignments."""
