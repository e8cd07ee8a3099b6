"""Built-in kinds of database, one module each with helpers of its own; none imports another."""
