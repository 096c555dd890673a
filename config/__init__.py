"""The frame: settings, addresses, Celery, the server entry and the embedded services."""
