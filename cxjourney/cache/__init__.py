"""What is kept between runs, so that nothing unchanged is judged again."""
