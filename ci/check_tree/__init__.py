"""Checks a rendered tree with other people's tools, which share no code and no mistakes with the renderer."""
