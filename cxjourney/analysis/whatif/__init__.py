"""What a decision would do before it is taken."""
