"""What anybody may read, from public rows alone: its own frozen types, below everything that those inside read."""
