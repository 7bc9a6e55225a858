"""Tests of where cxjourney runs: hooks, the GitHub action, and what README and docs/ci.md show."""
