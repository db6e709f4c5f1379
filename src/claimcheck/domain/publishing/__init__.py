"""What may leave the desk, where it is found and what it is called."""
