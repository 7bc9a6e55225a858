"""The team's settings."""
