"""The model: what the file can hold. Each block is a frozen class, valid or not there."""
