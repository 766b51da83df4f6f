"""Slips of the typist: whether two words are one, but for a single letter."""


def one_slip(word: str, right: str) -> bool:
    """Tell whether one letter lost, added, changed or swapped with its neighbour makes `right` into `word`.

    >>> one_slip("PRIOITY", "PRIORITY"), one_slip("WELLINGOTN", "WELLINGTON"), one_slip("PARIS", "ROME")
    (True, True, False)
    """
    size, other = len(word), len(right)
    if abs(size - other) > 1:
        return False
    i = 0
    while i < min(size, other) and word[i] == right[i]:
        i += 1
    if size == other:
        swapped = word[i : i + 2] == right[i : i + 2][::-1] and word[i + 2 :] == right[i + 2 :]
        return swapped or word[i + 1 :] == right[i + 1 :]
    return word[i + 1 :] == right[i:] if size > other else word[i:] == right[i + 1 :]
