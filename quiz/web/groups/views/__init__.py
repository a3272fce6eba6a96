"""The views of groups, by what a person does."""
