"""What a page needs, read in a fixed number of queries; who may see what."""
