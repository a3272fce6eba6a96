"""What all tests share: how hypothesis draws."""

from hypothesis import HealthCheck, settings

# Derandomized, so that a run depends on the code alone; without deadlines, since machines are noisy.
settings.register_profile(
    "quiz",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quiz")
