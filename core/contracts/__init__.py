"""What plugins implement and the value types they exchange: the versioned plugin API, re-exported by `aifordb.core`."""
