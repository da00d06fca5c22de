"""WordprocessingML: elements in their order, styles, paragraphs, drawings, pages and the file around them."""
