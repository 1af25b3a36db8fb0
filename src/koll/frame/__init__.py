"""What every page has around it, whichever surface it belongs to: who asks, who may reach it, and the shell."""
