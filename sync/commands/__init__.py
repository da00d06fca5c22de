"""The commands (命令): one module a make target, with its own words for the screen."""
