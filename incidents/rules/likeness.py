"""How near two words are to each other: what was typed, and what was probably meant."""

MOST_MEANT = 3


def meant(typed: str, known: list[str]) -> list[str]:
    """Of the known words the nearest to the one typed, at most MOST_MEANT, all equally near.

    typed, known: plain words; known: the likelier first. Empty when none is near enough
    """
    far = {word: distance(typed, word) for word in known}
    nearest = min(far.values(), default=0)
    if nearest > farthest(typed):
        return []
    return [word for word in known if far[word] == nearest][:MOST_MEANT]


def farthest(word: str) -> int:
    """How many slips of the finger a word of this length may have."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 6 else 2 if len(word) < 10 else 3


def distance(one: str, other: str) -> int:
    """How many letters were left out, put in, changed, or swapped with their neighbour.

    Damerau and Levenshtein's, without a second change where one was swapped.
    """
    before, row = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, theirs in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
