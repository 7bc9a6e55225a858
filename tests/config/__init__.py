"""Tests of a team's settings."""
