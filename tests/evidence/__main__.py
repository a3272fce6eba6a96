"""Print the table: `make evidence`. Each part is computed in a process of its own."""

from concurrent.futures import ProcessPoolExecutor

from tests.evidence.parts import PARTS, compute


def main() -> None:
    """Print each part as soon as it and those before it are done."""
    with ProcessPoolExecutor() as pool:
        for section in pool.map(compute, PARTS):
            print(f"{section}\n", flush=True)


if __name__ == "__main__":
    main()
