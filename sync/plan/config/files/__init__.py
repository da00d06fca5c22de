"""A file of config/ as an office saved it (配置文件的写法) → nouns, or all its faults, each with its line."""
