"""How often one address may ask for what concerns groups: loosely, since a whole class shares one address.

Each process counts by itself, in memory. Taking the quiz is never limited.
"""

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address, strategy="fixed-window", storage_uri="memory://", headers_enabled=False)

GUESSES = "120 per minute"  # join codes and secret links: far more than a class, far fewer than guessing takes
MAKING = "20 per hour"  # groups
SENDING = "300 per minute"
