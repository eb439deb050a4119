"""The reference for campaigns: the same lines, their rows of three words in the MinHash and the index of rensa or
datasketch; each text goes to the first that the index finds for it.

usage: copies.py rensa|datasketch INPUT OUTPUT
"""

import json
import sys

PERMUTATIONS, THRESHOLD, BANDS = 128, 0.5, 32


def rows(text):
    words = text.lower().split()
    return [" ".join(words[at : at + 3]) for at in range(len(words) - 2)] or words


def by_rensa(texts):
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    for number, text in enumerate(texts):
        hashes = RMinHash(num_perm=PERMUTATIONS, seed=42)
        hashes.update(rows(text))
        found = index.query(hashes)
        if not found:
            index.insert(number, hashes)
        yield min(found, default=number)


def by_datasketch(texts):
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    for number, text in enumerate(texts):
        hashes = MinHash(num_perm=PERMUTATIONS)
        hashes.update_batch([row.encode() for row in rows(text)])
        found = index.query(hashes)
        if not found:
            index.insert(number, hashes)
        yield min(found, default=number)


def main():
    which, source, target = sys.argv[1:4]
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        texts = (json.loads(line)["text"] for line in lines)
        for number, found in enumerate((by_rensa if which == "rensa" else by_datasketch)(texts)):
            out.write(json.dumps({"id": number, "campaign": found}) + "\n")


if __name__ == "__main__":
    main()
