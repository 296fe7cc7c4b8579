"""A second opinion on what the engine doubts, from a model that the user names: asked, recorded, replayed.

Nothing here is imported, and no socket is opened, unless a second opinion is asked for.
"""
