"""Groups: what a counsellor makes, what takers send, and what it adds up to. Cookies are set here alone."""
