"""What became of segments, targets, assignments and tracks."""
