"""Where a store is kept (数据库): the tables, the place, the connection, and what goes wrong with them."""
