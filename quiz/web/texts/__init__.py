"""Pages to read: method, privacy, accessibility, for counsellors, the quiz on paper."""
