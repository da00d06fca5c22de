"""Builds the example season: invented stories in TOML → the inbox as an office would have it. Not the product."""
