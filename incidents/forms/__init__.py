"""What a person fills in: cleans, explains, keeps what was typed."""
