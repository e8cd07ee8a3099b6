"""The learned parser: a small network that reads a question over a schema as a plan."""
