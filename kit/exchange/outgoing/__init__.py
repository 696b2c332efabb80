"""What a bank needs on its way to other programs, whatever the form of the file."""
