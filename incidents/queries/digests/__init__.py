"""What the day's and the week's digests say: numbers that each open the list they count."""
