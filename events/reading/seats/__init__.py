"""Who sits at a round, as what, and under whom."""
