"""What a message says: its subject and its two bodies, written at the moment of sending."""
