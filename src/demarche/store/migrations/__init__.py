"""The steps by which the schema of older desks becomes the newest; run when a desk is opened."""
