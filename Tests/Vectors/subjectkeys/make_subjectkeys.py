#!/usr/bin/env python3
"""Makes subjectkeys.json: reference envelopes that need a subject key, and the
stored form of subject keys. With --check FILE it opens what the library wrote.

    python3 make_subjectkeys.py [--out DIR]
    python3 make_subjectkeys.py --check ours.json

Needs the package `cryptography`. Written from the format's description. HKDF and
AES-256-GCM are those of `cryptography`; XAES-256-GCM is put together here from
its AES block after C2SP's text. Running it again gives the same bytes.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import sys

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def stream(name, count):
    return hashlib.shake_128(b"swift-data-protection subject keys 1 " + name.encode()).digest(count)


def root_key(number):
    """The keys that the tests name by a number."""
    return bytes((number * 37 + i * 11) % 256 for i in range(32))


def part(text):
    if text is None:
        return b"\xff\xff\xff\xff"
    data = text.encode("utf-8")
    return len(data).to_bytes(4, "big") + data


def context(tenant, domain, record):
    return b"\x01" + part(tenant) + part(domain) + part(record)


def field_key(root, tenant, domain, subject_key):
    info = b"swift-data-protection\x00\x01\x01" + context(tenant, domain, None)
    if subject_key is not None:
        label = b"subject key" + subject_key
        info += len(label).to_bytes(4, "big") + label
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(root)


def xaes_key(key, nonce):
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    block = int.from_bytes(encryptor.update(bytes(16)), "big")
    k1 = (block << 1) ^ (0x87 if block >> 127 else 0)
    k1 = (k1 & ((1 << 128) - 1)).to_bytes(16, "big")
    messages = [b"\x00" + bytes([counter]) + b"X\x00" + nonce[:12] for counter in (1, 2)]
    return b"".join(encryptor.update(bytes(a ^ b for a, b in zip(m, k1))) for m in messages)


def padded(plaintext):
    """To 16, 32 or 64 bytes: the cases have no longer ones."""
    size = next(s for s in (16, 32, 64) if len(plaintext) < s)
    return plaintext + b"\x80" + bytes(size - len(plaintext) - 1)


def unpadded(body):
    return body.rstrip(b"\x00")[:-1]


def seal(root, key_id, suite, tenant, domain, record, subject_key, plaintext, nonce):
    header = bytes([1, suite]) + key_id.to_bytes(4, "big")
    key = xaes_key(field_key(root, tenant, domain, subject_key), nonce)
    body = padded(plaintext) if suite == 3 else plaintext
    return header + nonce + AESGCM(key).encrypt(nonce[12:], body, header + context(tenant, domain, record))


def open_envelope(root, tenant, domain, record, subject_key, envelope):
    header, nonce, body = envelope[:6], envelope[6:30], envelope[30:]
    assert header[0] == 1 and header[1] in (1, 3), header
    key = xaes_key(field_key(root, tenant, domain, subject_key), nonce)
    plaintext = AESGCM(key).decrypt(nonce[12:], body, header + context(tenant, domain, record))
    return unpadded(plaintext) if header[1] == 3 else plaintext


def envelopes():
    rows = []
    contexts = [("acme", "customer.email", "7"), (None, "d", ""), ("\u00fc" * 9, "", "r" * 300)]
    texts = ["", "ada@example.com", "Zo\u00eb \U0001F469\u200D\U0001F467", "x" * 60]
    for number in range(24):
        tenant, domain, record = contexts[number % 3]
        plaintext, suite, key_id = texts[number // 2 % 4].encode(), (1, 3)[number // 12], 1 + number % 2
        subject_key = stream(f"subject {number}", 32)
        envelope = seal(root_key(key_id), key_id, suite, tenant, domain, record, subject_key, plaintext,
                        stream(f"nonce {number}", 24))
        rows.append({"keyID": key_id, "tenant": tenant, "domain": domain, "record": record,
                     "subjectKey": subject_key.hex(), "plaintext": plaintext.hex(), "envelope": envelope.hex()})
    return rows


def stored():
    rows = []
    index_key = stream("index key", 32)
    wrapped_index = seal(root_key(1), 1, 1, None, "subject-keys.index", "", None, index_key, stream("index", 24))
    subjects = [("acme", "4711"), (None, "4711"), ("acme", ""), ("a", "\u00e9"), ("a", "e\u0301"), ("", "x" * 500)]
    for number, (tenant, subject) in enumerate(subjects):
        digest = hmac.new(index_key, context(tenant, "subject-keys.subject", subject), hashlib.sha256).digest()
        key = stream(f"stored {number}", 32)
        key_id = 1 + number % 2
        wrapped = seal(root_key(key_id), key_id, 1, None, "subject-keys.key", digest.hex(), None, key,
                       stream(f"wrapped {number}", 24))
        rows.append({"indexKey": wrapped_index.hex(), "tenant": tenant, "subject": subject, "digest": digest.hex(),
                     "key": key.hex(), "wrapped": wrapped.hex()})
    return rows


def check(path):
    """Opens what the library wrote: a subject key out of its stored form, and with that an envelope."""
    with open(path, encoding="utf-8") as handle:
        ours = json.load(handle)
    for number, row in enumerate(ours):
        root = root_key(row["keyID"])
        index_key = open_envelope(root, None, "subject-keys.index", "", None, bytes.fromhex(row["indexKey"]))
        digest = hmac.new(index_key, context(row.get("tenant"), "subject-keys.subject", row["subject"]),
                          hashlib.sha256).digest()
        assert digest.hex() == row["digest"], number
        key = open_envelope(root, None, "subject-keys.key", digest.hex(), None, bytes.fromhex(row["wrapped"]))
        text = row["envelope"]
        envelope = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        plaintext = open_envelope(root, row.get("tenant"), row["domain"], row["record"], key, envelope)
        assert plaintext.decode("utf-8") == row["text"], number
    print(f"{len(ours)} rows of {os.path.basename(path)} opened")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--check")
    options = parser.parse_args()
    if options.check:
        return check(options.check)
    with open(os.path.join(options.out, "subjectkeys.json"), "w", encoding="ascii", newline="\n") as handle:
        sections = []
        for name, rows in (("envelopes", envelopes()), ("stored", stored())):
            lines = [json.dumps({"id": n + 1, **row}, separators=(",", ":")) for n, row in enumerate(rows)]
            sections.append(f'"{name}": [\n' + ",\n".join(lines) + "\n]")
            print(f"{name}: {len(rows)} cases")
        handle.write('{"format": "subjectkeys/1",\n' + ",\n".join(sections) + "\n}\n")


if __name__ == "__main__":
    sys.exit(main())
