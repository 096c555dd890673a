"""What a round has, or had, on its agenda."""
