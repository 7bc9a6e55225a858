"""What a workshop answers, on question sheets and on the board: from filled cells to changes of files."""
