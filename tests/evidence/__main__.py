"""Print the table: `make evidence`. Parts are computed side by side."""

from concurrent.futures import ProcessPoolExecutor

from tests.evidence.parts import PARTS, compute, heading


def main() -> None:
    """Print each part as soon as it and those before it are done."""
    print(f"{heading()}\n")
    with ProcessPoolExecutor() as pool:
        for section in pool.map(compute, PARTS):
            print(f"{section}\n", flush=True)


if __name__ == "__main__":
    main()
