"""What several views show."""
