"""Tests of the workspaces that init writes."""
