"""What is drawn, without a place or a colour."""
