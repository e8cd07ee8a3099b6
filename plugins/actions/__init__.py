"""Built-in actions: what a workflow can do. One module each; none imports another."""
