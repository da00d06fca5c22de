"""The season as it stands (季况): worked out once, asked by everybody."""
