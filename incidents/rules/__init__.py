"""Pure Python: what is due when, who hears of it, what is allowed. No Django in here."""
