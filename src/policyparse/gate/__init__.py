"""The gate: checks all pairs of a project, and tracks changes of their sources, for CI and for reviewers."""
