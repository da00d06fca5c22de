"""Where text turns and pages break (排页), reckoned before anything is rendered."""
