"""An audit log's formats, written from their specifications and sharing nothing with the library: RFC 6962 (sections 2.1.1,
2.1.2) recursively, RFC 9162 (2.1.3.2, 2.1.4.2) as written, C2SP signed-note, tlog-checkpoint and tlog-proof."""
import base64
import hashlib
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def sha(data):
    return hashlib.sha256(data).digest()


def leaf_hash(line):
    return sha(b"\x00" + line)


def node_hash(left, right):
    return sha(b"\x01" + left + right)


def split(n):
    k = 1
    while 2 * k < n:
        k *= 2
    return k


def mth(leaves):
    """RFC 6962, 2.1, over leaf hashes."""
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return node_hash(mth(leaves[:k]), mth(leaves[k:]))


def path(m, leaves):
    """RFC 6962, 2.1.1."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return path(m, leaves[:k]) + [mth(leaves[k:])]
    return path(m - k, leaves[k:]) + [mth(leaves[:k])]


def proof(m, leaves, complete=True):
    """RFC 6962, 2.1.2."""
    n = len(leaves)
    if m == n:
        return [] if complete else [mth(leaves)]
    k = split(n)
    if m <= k:
        return proof(m, leaves[:k], complete) + [mth(leaves[k:])]
    return proof(m - k, leaves[k:], False) + [mth(leaves[:k])]


def verify_inclusion(index, size, leaf, hashes, root):
    """RFC 9162, 2.1.3.2."""
    if index >= size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in hashes:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn >>= 1
                sn >>= 1
        else:
            r = node_hash(r, p)
        fn >>= 1
        sn >>= 1
    return sn == 0 and r == root


def verify_consistency(first, second, hashes, first_root, second_root):
    """RFC 9162, 2.1.4.2, for 0 < first < second."""
    if not hashes:
        return False
    hashes = list(hashes)
    if first & (first - 1) == 0:
        hashes = [first_root] + hashes
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn >>= 1
        sn >>= 1
    fr = sr = hashes[0]
    for c in hashes[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn >>= 1
                sn >>= 1
        else:
            sr = node_hash(sr, c)
        fn >>= 1
        sn >>= 1
    return sn == 0 and fr == first_root and sr == second_root


def b64(data):
    return base64.b64encode(data).decode()


class Key:
    """A key of signed notes."""

    def __init__(self, name, seed):
        self.name, self.seed = name, seed
        self.private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self.private.public_key().public_bytes_raw()
        self.id = sha(name.encode() + b"\n\x01" + self.public)[:4]

    @property
    def vkey(self):
        return f"{self.name}+{self.id.hex()}+{b64(bytes([1]) + self.public)}"

    @property
    def skey(self):
        return f"PRIVATE+KEY+{self.name}+{self.id.hex()}+{b64(bytes([1]) + self.seed)}"

    def line(self, text):
        return f"\u2014 {self.name} {b64(self.id + self.private.sign(text.encode()))}\n"


def sign(text, keys):
    return text + "\n" + "".join(key.line(text) for key in keys)


def open_note(note, vkey):
    """The text of a note that a key signed."""
    name, key_id, encoded = vkey.split("+", 2)
    public = base64.b64decode(encoded, validate=True)
    assert public[0] == 1 and len(public) == 33 and sha(name.encode() + b"\n" + public)[:4].hex() == key_id
    at = note.rindex("\n\n")
    text, lines = note[: at + 1], note[at + 2 :].splitlines()
    for line in lines:
        dash, signer, signature = line.split(" ")
        raw = base64.b64decode(signature, validate=True)
        if dash == "\u2014" and signer == name and raw[:4].hex() == key_id:
            Ed25519PublicKey.from_public_bytes(public[1:]).verify(raw[4:], text.encode())
            return text
    raise InvalidSignature("no signature by this key")


def checkpoint_text(origin, size, root):
    return f"{origin}\n{size}\n{b64(root)}\n"


def parse_checkpoint(text):
    origin, size, root = text.splitlines()[:3]
    assert str(int(size)) == size
    return origin, int(size), base64.b64decode(root, validate=True)


def escape(text):
    out = ""
    for character in text:
        code = ord(character)
        if character in '"\\':
            out += "\\" + character
        elif code < 0x20 or 0x7F <= code <= 0x9F or 0x2028 <= code <= 0x202E or 0x2066 <= code <= 0x2069:
            out += f"\\u{code:04x}"
        else:
            out += character
    return '"' + out + '"'


def line(sequence, previous, record):
    """A record's line: members in the order of the table, absent ones left out."""
    url = lambda data: base64.urlsafe_b64encode(data).decode().rstrip("=")
    members = ['"v":1', f'"sequence":{sequence}', f'"previous":"{url(previous)}"', f'"time":"{record["time"]}"']
    for name in ["decision", "principal", "purpose", "reason", "tenant", "form"]:
        if name in record:
            members.append(f'"{name}":{escape(record[name])}')
    for name in ["fields", "classes", "rules"]:
        if record.get(name):
            members.append(f'"{name}":[{",".join(map(escape, record[name]))}]')
    if "document" in record:
        name, version = record["document"]
        members.append(f'"document":{{"name":{escape(name)},"version":{version}}}')
    if "budgetLeft" in record:
        members.append(f'"budgetLeft":{record["budgetLeft"]}')
    if record.get("subjects"):
        members.append('"subjects":[' + ",".join(f'"{s}"' for s in record["subjects"]) + "]")
    if record.get("facts"):
        facts = sorted(record["facts"].items(), key=lambda fact: fact[0].encode())
        members.append('"facts":{' + ",".join(f"{escape(k)}:{escape(v)}" for k, v in facts) + "}")
    text = "{" + ",".join(members) + "}"
    json.loads(text)
    return text.encode()
