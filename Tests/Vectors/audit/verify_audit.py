"""Verifies what the library wrote, in the folder `written`: the chain of lines, every checkpoint, proofs. Exits 1 where
anything is wrong; and tries forgeries, which have to fail."""
import base64
import json
import os
import sys

from cryptography.exceptions import InvalidSignature

from audit import leaf_hash, mth, open_note, parse_checkpoint, sha, verify_consistency, verify_inclusion

folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "written")
expected = json.load(open(os.path.join(folder, "written.json")))
vkey = expected["vkey"]
origin = vkey.split("+")[0]

lines = []
for name in sorted(n for n in os.listdir(folder) if n.endswith(".jsonl")):
    assert int(name[:20]) == len(lines), "a segment is named by its first record"
    data = open(os.path.join(folder, name), "rb").read()
    assert data.endswith(b"\n")
    lines += data[:-1].split(b"\n")

previous = sha(b"")
for number, line in enumerate(lines):
    entry = json.loads(line)
    assert entry["v"] == 1 and entry["sequence"] == number
    assert base64.urlsafe_b64decode(entry["previous"] + "=") == previous
    previous = leaf_hash(line)

leaves = [leaf_hash(line) for line in lines]
checkpoints, roots = [], {}
# Notes one below the other, an empty line behind each: text, empty line, signatures, empty line.
parts = open(os.path.join(folder, "checkpoints")).read().split("\n\n")
assert parts.pop() == "" and len(parts) % 2 == 0
for text, signatures in zip(parts[::2], parts[1::2]):
    note = text + "\n\n" + signatures + "\n"
    name, size, root = parse_checkpoint(open_note(note, vkey))
    assert name == origin and mth(leaves[:size]) == root
    checkpoints.append(size)
    roots[size] = root
assert checkpoints == sorted(checkpoints) and checkpoints[-1] == len(lines)

for text in expected["proofs"]:
    head, _, note = text.partition("\n\n")
    first, index, *hashes = head.splitlines()
    assert first == "c2sp.org/tlog-proof@v1"
    index, hashes = int(index.removeprefix("index ")), [base64.b64decode(h, validate=True) for h in hashes]
    _, size, root = parse_checkpoint(open_note(note, vkey))
    assert verify_inclusion(index, size, leaves[index], hashes, root)
    assert not verify_inclusion(index, size, leaf_hash(lines[index] + b" "), hashes, root)
    try:
        open_note(note.replace(f"\n{size}\n", f"\n{size + 1}\n"), vkey)
        sys.exit("a forged checkpoint was accepted")
    except InvalidSignature:
        pass

for item in expected["consistency"]:
    hashes = [base64.b64decode(h, validate=True) for h in item["path"]]
    old, new = item["old"], item["new"]
    assert verify_consistency(old, new, hashes, roots[old], roots[new])
    assert not verify_consistency(old, new, hashes, roots[new], roots[new])

print(f"{len(lines)} records, {len(checkpoints)} checkpoints, {len(expected['proofs'])} proofs of inclusion, "
      f"{len(expected['consistency'])} of consistency: verified")
