"""What judges are sent, and what came of it (评审用表): scoring workbooks and the results of the selection."""
