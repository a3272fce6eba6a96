"""The web application: the only place that knows Flask and HTTP."""
