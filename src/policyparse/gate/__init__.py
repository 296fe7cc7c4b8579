"""The gate: what a repository of pairs has to hold over time."""
