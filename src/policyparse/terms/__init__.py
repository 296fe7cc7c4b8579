"""Terms in use: how a pair renders the terms of its glossaries, and terms that no glossary has."""
