"""The only SQL: the database server, the tables, and one function per question."""
