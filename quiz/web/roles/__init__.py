"""The roles: all, one, two compared, where they lead, who was hired."""
