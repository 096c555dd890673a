"""The data files: YAML with line numbers, checked against a schema, unfolded into nouns and statements. No database."""
