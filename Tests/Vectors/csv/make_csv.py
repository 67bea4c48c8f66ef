#!/usr/bin/env python3
"""Makes csv.jsonl: CSV texts and what Python's csv module reads in them.

Each line: [delimiter, text, rows]. `rows` is null where the module, being strict, refuses the text. The first row is
never empty. Run without arguments; the same seed makes the same file.
"""

import csv
import io
import json
import pathlib
import random

SEED = 20261122
COUNT = 2000
PIECES = ["a", "b", "0", " ", "ä", "漢", "😀", "e\u0301", '"', '""', ",", ";", "\t", "|", "\n", "\r", "\r\n", "\0", "'", "\\", "="]


def cell(rng):
    return "".join(rng.choice(PIECES) for _ in range(rng.choice([0, 0, 1, 2, 3, 5, 9, 20])))


def written(rng, value, delimiter):
    must = value.startswith('"') or any(c in value for c in (delimiter, "\r", "\n"))
    if must or rng.random() < 0.3:
        return '"' + value.replace('"', '""') + '"'
    return value


def well_formed(rng, delimiter):
    columns = rng.randint(1, 5)
    lines = []
    for _ in range(rng.randint(1, 6)):
        width = columns if rng.random() < 0.8 else rng.randint(0, 6)
        line = delimiter.join(written(rng, cell(rng), delimiter) for _ in range(width))
        lines.append(line + rng.choice(["\n", "\r\n", "\r"]))
    text = "".join(lines)
    return text if rng.random() < 0.6 else text.rstrip("\r\n")


def arbitrary(rng, delimiter):
    alphabet = ["a", "ä", '"', '"', delimiter, delimiter, "\n", "\r", "\r\n"]
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(1, 25)))


def read(text, delimiter):
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def main():
    rng = random.Random(SEED)
    csv.field_size_limit(1 << 30)
    target = pathlib.Path(__file__).with_name("csv.jsonl")
    with target.open("w", encoding="utf-8", newline="\n") as file:
        count = 0
        while count < COUNT:
            delimiter = rng.choice([",", ",", ";", "\t", "|"])
            text = (well_formed if rng.random() < 0.75 else arbitrary)(rng, delimiter)
            if not text or text[0] in "\r\n":
                continue
            line = [delimiter, text, read(text, delimiter)]
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
            count += 1


if __name__ == "__main__":
    main()
