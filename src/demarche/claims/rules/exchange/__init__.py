"""What goes between Washington, posts and governments: kind of cable, asks, answers."""
