"""What a tab of ours looks like (表页样式), in requests: cells, rules, colours, protection."""
