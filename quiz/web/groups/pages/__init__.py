"""The pages of groups as data: what a counsellor makes and reads, and what a taker sends and gets back."""
