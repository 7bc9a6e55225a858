"""Document -> Journey or Catalogue, with its ids and references resolved."""
