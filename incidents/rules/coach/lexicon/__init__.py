"""Words and phrases as data, a file per field."""
