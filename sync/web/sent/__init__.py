"""What a browser sends (来件): bodies, files and their names, and senders that take their time."""
