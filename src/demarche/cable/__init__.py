"""One message: heading, top, body and ending; the lossless tree; the checks; the record."""
