"""Ledgers in databases: one text of SQL for SQLite and PostgreSQL."""
