"""Which translation segments render which source segments, and how much of them.

`words` reads a segment as words with what each may be rendered by, `evidence` weighs how well two segments fit,
`chain` finds the most probable path of links through the whole document, `competition` lets segments that claim the
same words compete, `coverage` says which words of a linked segment were found, `judge` draws the verdicts.
"""
