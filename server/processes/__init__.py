"""Processes that the product runs."""
