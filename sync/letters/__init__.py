"""Letters (发文): which are due, issued under a number, shelved, packed with what goes along."""
