#!/usr/bin/env python3
"""Makes subjects.json: reference digests of subjects.

Written from section 3 of the design ("Root keyset") and from the
`## Specification` of SubjectDigester; not from their code.

    python3 make_subjects.py [--out DIR]

Needs the package `cryptography`. Running it again gives the same bytes.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PURPOSE = 8
KEYS = {n: hashlib.sha256(f"reveal subject key {n}".encode()).digest() for n in (0x01020304, 0xFFFFFFFF)}


def part(text):
    if text is None:
        return b"\xff\xff\xff\xff"
    data = text.encode()
    return len(data).to_bytes(4, "big") + data


def digest(key_id, tenant, subject):
    info = (b"swift-data-protection\x00\x01" + bytes([PURPOSE]) + b"\x01" + part(tenant) + part("reveal.subject")
            + part(None) + part("hash"))
    subkey = HKDF(hashes.SHA256(), 32, None, info).derive(KEYS[key_id])
    return hmac.digest(subkey, subject.encode(), "sha256")[:16].hex()


def key(key_id):
    message = bytes([0x12, 0x02, 0x08, 0x03, 0x1A, 0x20]) + KEYS[key_id]
    return {"keyData": {"typeUrl": "type.googleapis.com/google.crypto.tink.HkdfPrfKey",
                        "value": base64.b64encode(message).decode(), "keyMaterialType": "SYMMETRIC"},
            "status": "ENABLED", "keyId": key_id, "outputPrefixType": "RAW"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    out = parser.parse_args().out
    subjects = ["c7", "", "4711", "ada@example.org", "Grüße", "Gru\u0308ße", "顧客-17", "👩‍💻", "x" * 200, "a\u0000b", " c7 "]
    cases = [{"id": number, "keyID": key_id, "tenant": tenant, "subject": subject,
              "digest": digest(key_id, tenant, subject)}
             for number, (key_id, tenant, subject) in enumerate(
                 ((key_id, tenant, subject) for key_id in KEYS for tenant in ("acme", None, "", "Zürich")
                  for subject in subjects), 1)]
    lines = ",\n".join(json.dumps(case, ensure_ascii=True) for case in cases)
    keyset = json.dumps({"primaryKeyId": 0x01020304, "key": [key(key_id) for key_id in KEYS]})
    with open(os.path.join(out, "subjects.json"), "w", encoding="utf-8") as file:
        file.write(f'{{"format":"reveal-subjects/1",\n"keyset":{keyset},\n"digests":[\n{lines}\n]}}\n')


main()
