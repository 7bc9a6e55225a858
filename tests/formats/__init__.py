"""Tests of what is written as text."""
