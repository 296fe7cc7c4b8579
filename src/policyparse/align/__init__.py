"""Which translation segments render which source segments.

`seeds` finds pairs that are each other's best, `chains` the order in which the source goes through the translation,
`beads` and `bitext` the best way to join segments along it. `clauses` says which unit of a bead renders which clause,
and whether any does; `core` draws the links. `explanation` says why.
"""
