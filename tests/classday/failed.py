"""Seeds that failed once, on which database and why: the gate plays each of them again."""

FAILED: tuple[tuple[str, int], ...] = ()  # (database, seed)
