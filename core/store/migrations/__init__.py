"""Alembic's scripts. Every script is final once released: later changes get a script of their own."""
