"""Finding, reading and writing the files of teams; no other package opens one of theirs.

`languages`, `starters` and `maps.output` read files that come with the tool, and `cache` keeps its own.
"""
