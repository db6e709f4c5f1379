"""What a name is: words with capitals, and the lists that tell people, places and bodies apart."""
