"""Where things stand in the repository: tests ask this, so that none counts folders by itself."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "cxjourney"
JOURNEYS = ROOT / "journeys"
DATA = ROOT / "tests/data"
EXAMPLE = DATA / "example"
"""The example that the format was designed on."""
