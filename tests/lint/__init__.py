"""Tests of running rules, and of what is taken out of their findings."""
