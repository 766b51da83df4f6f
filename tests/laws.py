"""One helper that asserts every law of reading on every sample."""

import json

from demarche import Cable


def assert_laws(cable: Cable, source: str | None = None) -> None:
    """The tree concatenates to the cable's text, every span lies inside it, the record is plain JSON."""
    assert cable.tree.code == cable.text
    assert cable.end - cable.start == len(cable.text)
    if source is not None:
        assert source[cable.start : cable.end] == cable.text
    at = cable.start
    for leaf in cable.tree.leaves():
        assert leaf.start == at
        at = leaf.end
    assert at == cable.end or not cable.text
    record = json.loads(json.dumps(cable.to_record()))
    for field in ("paragraphs", "headings", "talking_points", "contacts", "problems"):
        for item in record[field]:
            start, end = item["span"]
            assert cable.start <= start <= end <= cable.end, (field, item)
    for paragraph in cable.paragraphs:
        words = cable.text[paragraph.span[0] - cable.start : paragraph.span[1] - cable.start]
        assert str(paragraph.number) in words
    previous = cable.start
    for paragraph in cable.paragraphs:
        assert paragraph.span[0] >= previous
        previous = paragraph.span[0]
