"""What `evidence check` tells: how the data differs from its record."""
