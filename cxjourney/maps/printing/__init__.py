"""Printing: a drawing becomes a plate (`plate`) for a page (`pages`), and typst makes PDF or PNG of it (`press`)."""
