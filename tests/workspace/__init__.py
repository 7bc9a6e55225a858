"""Tests of many documents as journeys with their catalogues."""
