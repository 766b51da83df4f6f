"""Damage for the fuzzer: what transmission, scanning and careless copying do to a cable, and worse."""

import random
from collections.abc import Callable, Sequence

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def mutate(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Return a seed with one to six mutations."""
    data = chance.choice(seeds)
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(MUTATIONS)(chance, data, seeds)
    return data


def _flip_bytes(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _i in range(chance.randint(1, 12)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _swap_marks(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    old, new = chance.choice(b'()/:.,-#\n "\\'), chance.choice(b'()/:.,-#\n "\\\t\f\0\r')
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at:].replace(bytes([old]), bytes([new]), chance.randint(1, 20))


def _delete_line(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _double_lines(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    start = chance.randrange(len(lines))
    end = start + chance.randint(1, 8)
    return b"\n".join([*lines[:end], *lines[start:]])


def _swap_lines(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def _splice(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _insert_line(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(chance.choice(seeds).split(b"\n")))
    return b"\n".join(lines)


def _truncate(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.random() < 0.7 else data[at:]


def _repeat(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at : at + chance.randint(1, 20)] * chance.randint(2, 200) + data[at:]


def _damage_encoding(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    junk = (
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc3",
        b"\x93\x94",
        b"\xed\xa0\x80",
        b"\x00\x00",
        b"\xa0",
        b"\xc2\xb6",
        b"\x85",
        b"\x1b[2J",
    )
    return data[:at] + chance.choice(junk) * chance.randint(1, 4) + data[at:]


def _change_line_ends(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\\\n", b"\f", b"&#x000A;")))


def _re_encode(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data.decode("latin-1").encode(chance.choice(("utf-8", "utf-16", "utf-16-be", "utf-32")))


MUTATIONS: tuple[Mutation, ...] = (
    _flip_bytes,
    _swap_marks,
    _delete_line,
    _double_lines,
    _swap_lines,
    _splice,
    _insert_line,
    _truncate,
    _repeat,
    _damage_encoding,
    _change_line_ends,
    _re_encode,
)
