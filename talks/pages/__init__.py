"""The record's pages for people: each file the pages of one noun."""
