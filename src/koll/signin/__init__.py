"""Who is asking: signing in, signing out, and the seats that follow."""
