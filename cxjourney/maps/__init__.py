"""Maps: a study goes in, a picture comes out, by way of a view, a model, a layout and an output."""
