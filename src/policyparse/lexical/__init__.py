"""Words of both languages: how they are read, what renders them, and how well two segments fit."""
