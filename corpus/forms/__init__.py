"""The corpus pair as the files that such documents come in."""
