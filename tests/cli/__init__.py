"""Tests of the command line, mostly as processes of their own."""
