"""Banks to and from other programs: one module or folder for each form.

What the forms have in common is in `foreign` for those that are read, in `outgoing` for those that
are written, in `findings` for what is told of a file. Spreadsheets are in `sheets`; `gradebook`
takes no bank but grades.
"""
