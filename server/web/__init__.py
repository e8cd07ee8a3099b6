"""Pages and their static files."""
