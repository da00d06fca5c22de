"""Papers (证件): of persons and of organisations."""
