"""Roll-ups: worked out from the raw rows, read back by pages, and compared by the auditor."""
