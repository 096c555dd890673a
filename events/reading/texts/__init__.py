"""From the bytes of a page or a text to paragraphs and sentences, each with its place."""
