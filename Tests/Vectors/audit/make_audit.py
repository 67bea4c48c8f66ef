"""Writes audit.json beside itself: trees and proofs, signed notes, and a whole log, for the library to agree with."""
import json
import os
import random

from audit import Key, b64, checkpoint_text, leaf_hash, line, mth, path, proof, sha, sign

random.seed(6962)

trees = []
for size in [1, 2, 3, 5, 7, 8, 13, 16, 31, 33, 64, 100]:
    lines = [random.randbytes(random.randrange(0, 60)) for _ in range(size)]
    leaves = [leaf_hash(data) for data in lines]
    index = random.randrange(size)
    old = random.randrange(1, size + 1)
    trees.append({
        "lines": [data.hex() for data in lines],
        "root": b64(mth(leaves)),
        "index": index,
        "path": [b64(h) for h in path(index, leaves)],
        "oldSize": old,
        "oldRoot": b64(mth(leaves[:old])),
        "consistency": [b64(h) for h in proof(old, leaves)],
    })

keys = [Key(name, random.randbytes(32)) for name in ["example.com/audit", "witness.example", "w\u00f6rk/\u6f22"]]
notes = []
for text in ["one line\n", "a\n\nb\n", "\u00e9\U0001f642\n", "\u2014 looks like a signature AAAA\n"]:
    for count in [1, 3]:
        notes.append({"text": text, "skeys": [k.skey for k in keys[:count]], "vkeys": [k.vkey for k in keys[:count]],
                      "note": sign(text, keys[:count])})

strings = ["", "plain", 'quote " and \\', "line\nline\r\n\t", "\x00\x1f\x7f\x80\x85\x9f\xa0", "\u2028\u2029\u202a\u202e\u2066\u2069",
           "\u00e9\u6f22\U0001f642", "e\u0301", "/<>&'", "\ufeff\u202f\u2065"]
records, lines, previous = [], [], sha(b"")
for number in range(40):
    pick = lambda: random.choice(strings)
    record = {"time": f"20{number + 20}-0{number % 9 + 1}-{number % 28 + 1:02}T{number % 24:02}:{number:02}:59.{number:03}Z",
              "decision": pick(), "principal": pick()}
    for name in ["purpose", "reason", "tenant", "form"]:
        if random.random() < 0.6:
            record[name] = pick()
    for name in ["fields", "classes", "rules"]:
        record[name] = [pick() for _ in range(random.randrange(4))]
    if random.random() < 0.5:
        record["document"] = [pick(), random.randrange(10 ** 9)]
    if random.random() < 0.5:
        record["budgetLeft"] = random.randrange(-5, 1000)
    record["subjects"] = [random.randbytes(16).hex() for _ in range(random.randrange(5))]
    record["facts"] = {pick(): pick() for _ in range(random.randrange(4))}
    data = line(number, previous, record)
    previous = leaf_hash(data)
    records.append(record)
    lines.append(data)

leaves = [leaf_hash(data) for data in lines]
checkpoints = [sign(checkpoint_text(keys[0].name, size, mth(leaves[:size])), keys[:1]) for size in [0, 7, 32, 40]]
index, note = 19, checkpoints[-1]
tlog_proof = "c2sp.org/tlog-proof@v1\nextra AAEC\n" + f"index {index}\n" + "".join(b64(h) + "\n" for h in path(index, leaves)) + "\n" + note

with open(os.path.join(os.path.dirname(__file__), "audit.json"), "w") as file:
    json.dump({"trees": trees, "notes": notes,
               "log": {"vkey": keys[0].vkey, "skey": keys[0].skey, "records": records,
                       "lines": [data.decode() for data in lines], "checkpoints": checkpoints, "proofIndex": index,
                       "proof": tlog_proof}}, file, indent=1)
    file.write("\n")
