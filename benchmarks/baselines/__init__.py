"""Published ways to align, re-implemented in short as a measure for our own; no part of the package.

Each takes two lists of segments and returns the links, as pairs of indices. All of them keep the order of the texts.
"""
