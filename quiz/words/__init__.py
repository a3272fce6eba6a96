"""How numbers, times, roles, facts and verdicts are said: terminal and browser share it."""
