"""The record for programs: read-only, paged, filtered, as of any day."""
