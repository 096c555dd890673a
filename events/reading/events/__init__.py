"""Events that a text tells of: what happened, who, where and when."""
