"""The office's pages (秘书处页面), for both its roles; what changes something is for the secretariat alone."""
