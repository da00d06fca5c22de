"""Who an online entry is (条目对认): what is known of a form's entries, and a pull held against it (025)."""
