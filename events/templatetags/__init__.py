"""What pages of the record show of the press."""
