"""版头 (7.2, 10.1): mark, number, red rules, and the title under them."""
