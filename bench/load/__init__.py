"""A company as large as one wants it, for looking at pages and measuring them."""
