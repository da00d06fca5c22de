"""config/ as files (配置文件): read into nouns, refused by file and key, copied for a new year."""
