"""What is true whoever asks and wherever it is stored: pure, without Django and without a clock."""
