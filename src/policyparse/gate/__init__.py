"""The gate: all pairs of a project checked, for continuous integration and for reviewers."""
