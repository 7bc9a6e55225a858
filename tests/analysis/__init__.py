"""Tests of what follows from a journey."""
