"""The facts of a bead paired once, and what differs between them."""
