"""How fast the desk is, side by side with its peers in one run (性能对照). Prints ratios, asserts nothing."""
