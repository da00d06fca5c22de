"""A random campaign against the desk (随机攻击): hostile files thrown at `check`, at `report` and at the page."""
