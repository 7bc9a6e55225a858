"""What a change means, in words and as data: ``diff`` and ``whatif`` say it alike."""
