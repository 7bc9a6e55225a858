"""Customer journeys as YAML in git: checked, laid open, drawn."""

__version__ = "0.1.0"
