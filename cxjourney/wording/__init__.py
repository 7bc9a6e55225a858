"""What stands in a file and what was expected, in words that a designer understands."""
