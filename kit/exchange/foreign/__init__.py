"""Questions of other programs in one form, and the way from there to a bank."""
