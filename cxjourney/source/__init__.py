"""Reading: the files of a workspace, on the disk or in a revision, as text."""
