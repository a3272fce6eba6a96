"""Days of a school, played against the real app and a plain model of it: `python -m tests.classday SEED`.

One seed is some days: takers, counsellors, an operator and faults, drawn by `random.Random(seed)`. What was
acknowledged is kept in a model without any of the product's code; after each day the product is held against it.
"""
