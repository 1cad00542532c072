"""What runs in Rasa's own environment (Python 3.10, `.venv-rasa`), beside the desk."""
