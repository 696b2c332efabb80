"""Banks to and from other programs: one module or folder for each form."""
