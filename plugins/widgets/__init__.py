"""Built-in widget types, one module each. What they share lies in the modules with a leading `_`; none imports another."""
