"""The press for programs: what was read, what it says, what grew from it."""
