"""What templates say of the record."""
