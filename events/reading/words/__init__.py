"""Names, phrases and numbers: what the tables of a language and the record give, found in a text."""
