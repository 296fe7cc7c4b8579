"""Ways to lay out a result; each module takes a result and returns text or a dictionary."""
