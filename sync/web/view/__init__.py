"""The season as a process of the page knows it (全季视图): read beside, worked out when something changed."""
