"""Seeds that failed once, on which database and why: the gate plays each of them again."""

FAILED: tuple[tuple[str, int], ...] = (  # (database, seed)
    ("sqlite", 64),  # whoever a closed group had refused sent a second form later, which the model took for the first
)
