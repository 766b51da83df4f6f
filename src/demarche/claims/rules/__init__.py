"""The built-in extractor: rules over prose, deterministic, without network or model."""
