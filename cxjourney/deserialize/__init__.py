"""Document -> entity, or what is wrong with it in words a designer understands."""
