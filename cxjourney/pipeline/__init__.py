"""The one way through, from paths to what was found out."""
