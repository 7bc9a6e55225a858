"""Tests of what several views show."""
