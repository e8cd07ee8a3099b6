"""Built-in ways to write SQL, one package each; none imports another."""
