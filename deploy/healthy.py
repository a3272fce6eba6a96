"""Exit with 0 if the quiz on this machine would keep what is sent, as /readyz says; else say why, and exit with 1."""

import os
import sys
from http.client import HTTPConnection, HTTPException

PORT, PATIENCE = 8000, 8  # the port that is served, and seconds
FINE = 200


def main() -> int:
    """Ask by a name that the quiz answers for."""
    name = (os.environ.get("QUIZ_TRUSTED_HOSTS", "").split() or ["localhost"])[0].lstrip(".")
    try:
        connection = HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
        connection.request("GET", "/readyz", headers={"Host": name})
        answer = connection.getresponse()
        said = answer.read().decode().strip()
    except (OSError, HTTPException) as error:
        said, status = f"The quiz does not answer: {error}", 0
    else:
        status = answer.status
    sys.stdout.write(f"{said}\n")
    return int(status != FINE)


if __name__ == "__main__":
    sys.exit(main())
