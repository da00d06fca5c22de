"""What a Word file says of itself (Word 文件): paragraphs, runs, sections, with what is inherited worked out."""
