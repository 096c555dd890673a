"""The press's pages for people, and the timeline: each file the pages of one noun."""
