"""Finding, reading and writing files; the only package that opens one."""
