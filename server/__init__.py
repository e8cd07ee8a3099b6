"""HTTP: the app, its API and pages, and the processes that serve them."""
