"""What a change to many incidents at once would meet, and what became of it."""
