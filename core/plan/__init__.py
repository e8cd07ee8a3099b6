"""A question's meaning as data, its join trees, and its rendering as SQL."""
