"""The forms in which cables come, and the files, folders and archives in which they stand."""
