"""The tests of cxjourney: a room for each of the package, and whole programs beside them."""
