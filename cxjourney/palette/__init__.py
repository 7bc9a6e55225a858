"""The colours of maps: the parts that they play, what the tool's two themes give each part, and what can be read."""

from cxjourney.palette.colours import BASES, PARTS, TONES

__all__ = ["BASES", "PARTS", "TONES"]
