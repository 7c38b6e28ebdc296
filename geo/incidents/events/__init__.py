"""Events: what one sentence says that happened, who did it, who says so, and how sure it is."""
