"""Which part of an official document a paragraph is (要素识别)."""
