"""Alignment: which translation segments render which source segments.

`seeds` finds mutually best pairs, `chains` orders the translation by the source, `beads` and `bitext` find the best
beads along this order. `clauses` predicts which unit of a bead renders which clause, and whether any does; `core` draws
the links. `explanation` explains them.
"""
