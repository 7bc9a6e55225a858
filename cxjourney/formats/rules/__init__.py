"""The rule catalogue as text: ``write(rules, terminal, pages)`` in each format; with pages, the whole of each rule."""
