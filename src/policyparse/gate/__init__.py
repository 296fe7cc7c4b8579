"""The gate: all pairs of a project checked, and what their sources changed over time, for CI and for reviewers."""
