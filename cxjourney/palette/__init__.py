"""The colours of maps: the parts that they play, the colour of each in the two themes, and what can be read."""

from cxjourney.palette.colours import BASES, PARTS, TONES

__all__ = ["BASES", "PARTS", "TONES"]
