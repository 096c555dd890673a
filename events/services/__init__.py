"""The verbs of the press: fetching, keeping, reading, gathering, reviewing. Parsers that children run need no Django."""
