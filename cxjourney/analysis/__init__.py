"""What a journey says about itself: pure functions, which rules, reports and views ask."""
