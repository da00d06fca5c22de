"""正文 and 附件 (7.3.3, 7.3.7): blocks → paragraphs, tables, forms, charts."""
