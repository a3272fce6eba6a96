"""The roles: all, one, two side by side or in one picture, where they lead, who was hired.

The views ask the edition and the core; the modules beside them arrange what templates could not: the sections of a
role, the tables of two, their footnotes, the graph of all paths, and the infographic, which `drawing` sets as text.
"""
