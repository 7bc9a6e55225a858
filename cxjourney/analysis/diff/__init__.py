"""What a change means. Pure, and without words."""
