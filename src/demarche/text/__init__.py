"""Text as received: decoding, running text and positions."""
