"""A cell's text → a typed value (读数): what was understood, and what there is to say of how it was written."""
