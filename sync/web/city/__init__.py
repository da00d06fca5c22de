"""A city's pages (各市页面): it reaches its own things and nothing else."""
