"""A second opinion on doubtful segments, from a model that the user names: asked, recorded, replayed.

Nothing here is imported, and no socket is opened, unless the user asks for a second opinion.
"""
