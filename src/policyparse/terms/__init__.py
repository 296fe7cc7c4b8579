"""Terms in use: how a pair renders those of its glossaries, and those that no glossary has."""
