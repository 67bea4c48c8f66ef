#!/usr/bin/env python3
"""Makes fieldencryption.json: reference cases for contexts, derived keys, field
envelopes, blind indexes and plans.

    python3 make_fieldencryption.py [--out DIR]

Needs the package `cryptography`. Written from the format's description (contexts,
derivation and envelopes are frozen), not from the library's code; the primitives
are those of ../cryptocore/make_cryptocore.py, which are written out there after
their standards and compared with `cryptography` in every call. Running it again
gives the same bytes.
"""

import argparse
import base64
import decimal
import fractions
import hashlib
import json
import os
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cryptocore"))
import make_cryptocore as primitives  # noqa: E402

# ------------------------------------------------------------------- sources


class Stream:
    """SHA-256 in counter mode over a fixed seed."""

    def __init__(self, seed):
        self.seed, self.counter, self.rest = seed, 0, b""

    def take(self, count):
        while len(self.rest) < count:
            self.rest += hashlib.sha256(self.seed + self.counter.to_bytes(8, "big")).digest()
            self.counter += 1
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken


stream = Stream(b"swift-data-protection field encryption vectors 1")


def text_form(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


# ------------------------------------------------------- contexts and derivation

ABSENT = b"\xff\xff\xff\xff"


def part(text):
    if text is None:
        return ABSENT
    data = text.encode("utf-8")
    return len(data).to_bytes(4, "big") + data


def encoded(tenant, domain, record):
    return b"\x01" + part(tenant) + part(domain) + part(record)


PURPOSES = {1: 32, 2: 64, 3: 32, 4: 32, 5: 64, 6: 32, 7: 32, 8: 32}


def subkey(root, purpose, tenant, domain, label=b""):
    info = b"swift-data-protection" + b"\x00\x01" + bytes([purpose]) + encoded(tenant, domain, None)
    if label:
        info += len(label).to_bytes(4, "big") + label
    return primitives.hkdf(root, b"", info, PURPOSES[purpose])


# ----------------------------------------------------------------- envelopes


def padme(length):
    """PoPETs 2019, section 4, algorithm 1."""
    e = length.bit_length() - 1
    s = e.bit_length()
    low = e - s
    mask = (1 << low) - 1
    return (length + mask) & ~mask


def padded_size(count):
    length = count + 1
    for bucket in (16, 32, 64):
        if length <= bucket:
            return bucket
    return padme(length)


def pad(plaintext):
    return plaintext + b"\x80" + bytes(padded_size(len(plaintext)) - len(plaintext) - 1)


def seal(root, key_id, suite, context, body, nonce):
    """The envelope of a body that is padded already, where the suite is padded."""
    tenant, domain, record = context
    header = bytes([1, suite]) + key_id.to_bytes(4, "big")
    data = header + encoded(tenant, domain, record)
    if suite in (1, 3):
        key = subkey(root, 1, tenant, domain)
        return header + nonce + primitives.xaes(key, nonce, data, body)
    return header + primitives.siv(subkey(root, 2, tenant, domain), [data], body)


# -------------------------------------------------------------- blind indexes


def index_value(root, key_id, context, name, bits, message):
    tenant, domain, _ = context
    tag = primitives.hmac_of("sha256", subkey(root, 3, tenant, domain, name.encode("utf-8")), message)
    number = int.from_bytes(tag, "big") >> (256 - bits) << (256 - bits)
    return key_id.to_bytes(4, "big") + number.to_bytes(32, "big")[:(bits + 7) // 8]


def fold(text):
    """Full case folding, \u0131 as i, and all of it in lower case (Cherokee folds to upper)."""
    return "".join(c.lower() for c in text.casefold().replace("\u0131", "i"))


def digits(text):
    return "".join(str(unicodedata.decimal(c)) for c in text if unicodedata.category(c) == "Nd")


def normalized(text, normalizers):
    for name in normalizers:
        if name == "nfc":
            text = unicodedata.normalize("NFC", text)
        elif name == "caseFolded":
            text = fold(text)
        elif name == "digitsOnly":
            text = digits(text)
        elif name.startswith("first"):
            text = text[:int(name[5:])]
        elif name.startswith("last"):
            text = text[-int(name[4:]):]
        else:
            raise ValueError(name)
    return text


# ----------------------------------------------------------------------- plans

decimal.getcontext().prec = 120
TWO = decimal.Decimal(2)


def is_safe(rows, value_bits, length):
    """2 <= R / 2^min(L, bits) <= sqrt(R): R >= 2^(m + 1) and R <= 2^2m with m = min(L, bits)."""
    m = fractions.Fraction(min(length, value_bits))
    n, d = m.numerator, m.denominator
    if d <= 64:
        return rows ** d >= 2 ** (n + d) and rows ** d <= 2 ** (2 * n)
    # No power of 2 with such an exponent is an integer or close to one: 120 digits tell.
    shared = decimal.Decimal(rows) / TWO ** decimal.Decimal(float(m))
    return shared >= 2 and shared * shared <= rows


def plan(rows, value_bits):
    safe = [length for length in range(1, 257) if is_safe(rows, value_bits, length)]
    assert safe == list(range(safe[0], safe[-1] + 1)) if safe else True
    return {"rows": rows, "valueBits": value_bits, "safe": [safe[0], safe[-1]] if safe else None}


# --------------------------------------------------------------------- keysets

ROOT_TYPE = "type.googleapis.com/google.crypto.tink.HkdfPrfKey"

# Ids at the ends of their range, and such as have all kinds of bytes.
KEYS = {key_id: stream.take(32) for key_id in (0xFEDCBA98, 1, 0x80000000, 0x00FF00FF, 0xFFFFFFFF)}
PRIMARY, SECOND, THIRD, DISABLED, DESTROYED = KEYS


def keyset(primary, keys):
    entries = []
    for key_id, status in keys:
        # HkdfPrfKey: 1 version 0, 2 params { 1 hash SHA256 = 3 }, 3 key_value.
        value = bytes([0x12, 2, 0x08, 3, 0x1A, 32]) + KEYS[key_id]
        entry = {"keyData": {"typeUrl": ROOT_TYPE, "value": base64.b64encode(value).decode("ascii"),
                             "keyMaterialType": "SYMMETRIC"},
                 "status": status, "keyId": key_id, "outputPrefixType": "RAW"}
        if status == "DESTROYED":
            del entry["keyData"]
        entries.append(entry)
    return json.dumps({"primaryKeyId": primary, "key": entries}, separators=(",", ":"))


# ----------------------------------------------------------------------- cases

CONTEXTS = [
    ("acme", "customer.email", "7"),
    (None, "customer.email", "7"),
    ("", "", ""),
    ("acme", "customer.name", "a rather long record, such as a UUID: 5f1d7a84-c1c1-4a3e-8d3b-6d0f5bb0a0c5"),
    ("\u00e9", "e\u0301", "\U0001F469\u200D\U0001F469\u200D\U0001F467"),
    ("\u05D0\u05D1", "\u0627\u0644\u0628\u0631\u064A\u062F", "\u0000"),
]
SIZES = [0, 1, 14, 15, 16, 17, 30, 31, 32, 33, 62, 63, 64, 65, 70, 127, 128, 129, 255, 256, 1000]


def contexts():
    rows = []
    for tenant, domain, record in CONTEXTS + [(None, "", None), ("acme", "customer.email", None),
                                              ("", "", None), ("a" * 300, "b" * 3000, None)]:
        rows.append({"tenant": tenant, "domain": domain, "record": record,
                     "encoded": encoded(tenant, domain, record)})
    return rows


def derivations():
    rows = []
    labels = [b"", b"email", b"\x00", bytes(range(256))]
    for number, purpose in enumerate(PURPOSES):
        for tenant, domain, _ in (CONTEXTS[number % len(CONTEXTS)], CONTEXTS[(number + 3) % len(CONTEXTS)]):
            for label in labels:
                root = stream.take(32)
                rows.append({"root": root, "purpose": purpose, "tenant": tenant, "domain": domain, "label": label,
                             "subkey": subkey(root, purpose, tenant, domain, label)})
    return rows


def envelope_case(key_id, suite, context, body, nonce, **fields):
    sealed = seal(KEYS[key_id], key_id, suite, context, body, nonce)
    tenant, domain, record = context
    return {"keyID": key_id, "suite": suite, "tenant": tenant, "domain": domain, "record": record, **fields,
            "envelope": sealed, "text": text_form(sealed)}


def nonce_for(suite):
    return stream.take(24) if suite in (1, 3) else b""


def envelopes():
    rows = []
    for suite in (1, 2, 3, 4):
        for number, size in enumerate(SIZES):
            key_id = (PRIMARY, SECOND, THIRD, DISABLED, DESTROYED)[(number + suite) % 5]
            tenant, domain, record = CONTEXTS[(number + suite) % len(CONTEXTS)]
            if suite in (2, 4) and number % 2:
                record = None
            plaintext = stream.take(size)
            body = pad(plaintext) if suite in (3, 4) else plaintext
            rows.append(envelope_case(key_id, suite, (tenant, domain, record), body, nonce_for(suite),
                                      plaintext=plaintext))
    for suite in (1, 2, 3, 4):
        for text in ("", "ada@example.com", "Zo\u00eb", "\U0001F469\u200D\U0001F469\u200D\U0001F467", "\u05E9\u05DC\u05D5\u05DD", "\u0000"):
            plaintext = text.encode("utf-8")
            body = pad(plaintext) if suite in (3, 4) else plaintext
            rows.append(envelope_case(PRIMARY, suite, CONTEXTS[0], body, nonce_for(suite), plaintext=plaintext))
    return rows


def badly_padded():
    """Authentic envelopes whose padding nobody writes: refused like all that is not authentic."""
    bodies = [b"", b"\x80", b"\x00" * 16, b"\x01" + b"\x80" + b"\x00" * 13, b"x" * 16, b"\x80" + b"\x00" * 16,
              b"\x80" + b"\x00" * 31, b"x" * 15 + b"\x80" + b"\x00" * 16, b"x" * 14 + b"\x80" + b"\x81",
              b"\x80" + b"\x00" * 14 + b"\x01", b"x" * 63 + b"\x80" + b"\x00" * 4, b"x" * 64 + b"\x80",
              b"x" * 64 + b"\x80" + b"\x00" * 15, b"\x00" * 64, b"x" * 31 + b"\x80" + b"\x00" * 32, b"x" * 15 + b"\x40"]
    for body in bodies:
        stripped = body.rstrip(b"\x00")
        assert not (stripped.endswith(b"\x80") and pad(stripped[:-1]) == body), body
    return [envelope_case(PRIMARY, suite, CONTEXTS[0], body, nonce_for(suite), padded=body)
            for suite in (3, 4) for body in bodies]


def indexes():
    rows = []
    values = ["ada@example.com", "x", "\u00e9", "\U0001F469\u200D\U0001F469\u200D\U0001F467", "n" * 1000]
    lengths = list(range(1, 73)) + [79, 80, 81, 100, 127, 128, 129, 160, 191, 192, 193, 200, 248, 249, 255, 256]
    for number, bits in enumerate(lengths):
        context, value = CONTEXTS[number % len(CONTEXTS)], values[number % len(values)]
        key_id = (PRIMARY, SECOND, THIRD)[number % 3]
        name = ("email", "email.domain", "i", "\u00e9" * 127, "n" * 255)[number % 5]
        data = index_value(KEYS[key_id], key_id, context, name, bits, value.encode("utf-8"))
        rows.append({"keyID": key_id, "tenant": context[0], "domain": context[1], "name": name, "bits": bits,
                     "values": [value], "binary": data, "text": text_form(data)})
    compounds = [["Lovelace", "1815-12-10"], ["", "x"], ["x", ""], ["ab", "c"], ["a", "bc"], ["a", "b", "c"],
                 ["\u00e9", "\u0000", "", "n" * 300]]
    for number, parts in enumerate(compounds):
        for bits in (1, 16, 63, 256):
            context, key_id = CONTEXTS[number % len(CONTEXTS)], (PRIMARY, SECOND, THIRD)[number % 3]
            message = b"".join(part(value) for value in parts)
            data = index_value(KEYS[key_id], key_id, context, "name+birth", bits, message)
            rows.append({"keyID": key_id, "tenant": context[0], "domain": context[1], "name": "name+birth",
                         "bits": bits, "values": parts, "binary": data, "text": text_form(data)})
    return rows


def normalizations():
    cases = [
        ("Ada@Example.COM", ["caseFolded"]), ("STRASSE", ["caseFolded"]), ("Stra\u00dfe", ["caseFolded"]),
        ("STRA\u1E9EE", ["caseFolded"]), ("\u039F\u0394\u03A5\u03A3\u03A3\u0395\u03A5\u03A3", ["caseFolded"]),
        ("\u03BF\u03B4\u03C5\u03C3\u03C3\u03B5\u03C5\u03C2", ["caseFolded"]), ("\u0130stanbul", ["caseFolded"]),
        ("ISTANBUL", ["caseFolded"]), ("\u0131stanbul", ["caseFolded"]), ("\uFB01n \uFB03", ["caseFolded"]),
        ("\u212A \u212B \u2126", ["caseFolded"]), ("\u13A0\uAB70", ["caseFolded"]), ("\u01C5 \u01C4 \u01C6", ["caseFolded"]),
        ("\u0390 \u1FD3 \u03B9\u0308\u0301", ["caseFolded"]), ("\u0345 \u1FB3 \u1FBC", ["caseFolded"]),
        ("\u00CF\u0308 \u1E9E\u1E9E", ["nfc", "caseFolded"]),
        ("e\u0301", ["nfc"]), ("\u00e9", ["nfc"]), ("e\u0301E\u0301", ["nfc", "caseFolded"]),
        ("\u1E9B\u0323", ["nfc"]), ("\uAC00\u11A8", ["nfc"]), ("\u0CCA\u0CD5", ["nfc"]), ("\u1100\u1161\u11A8", ["nfc"]),
        ("a\u0301\u0323 \u00E1\u0323", ["nfc"]), ("\u1E9E\u00DF\u0130\u0131\u017F", ["caseFolded", "nfc"]), ("\u0344", ["nfc"]), ("\u2126", ["nfc"]),
        ("+49 (0)30 \uFF11\uFF12", ["digitsOnly"]), ("\u0661\u0662\u0663 \u06F4 \u096B", ["digitsOnly"]),
        ("\u00B2\u00BD\u2460\u4E09", ["digitsOnly"]), ("\U0001D7D8\U0001D7FF", ["digitsOnly"]),
        ("4111-1111-1111-1234", ["digitsOnly", "last4"]), ("12", ["last4"]), ("abcdef", ["first3"]),
        ("abcdef", ["first3", "last1"]), ("ABC", ["first2", "caseFolded"]), ("", ["nfc", "caseFolded"]),
        ("no digit", ["digitsOnly"]), ("stra\u00dfe", ["last2", "caseFolded"]), ("stra\u00dfe", ["caseFolded", "last2"]),
    ]
    return [{"value": value, "normalizers": names, "normalized": normalized(value, names)} for value, names in cases]


def plans():
    rows = []
    counts = sorted({10 ** n + d for n in range(10) for d in (-1, 0, 1)} | {2 ** n + d for n in range(1, 30) for d in (-1, 0, 1)}
                    | {4 * 9 ** n for n in range(8)} | {2, 3, 4, 5, 6, 7, 8, 9, 68000, 3_000_000})
    for number, count in enumerate(c for c in counts if 1 <= c <= 10 ** 9):
        for value_bits in ((300, 0.5, 13.25), (40, 1, 9.75), (256, 29.9, 2.5), (16, 64, 20.125), (8, 10.5, 33))[number % 5]:
            rows.append(plan(count, value_bits))
    return rows


def as_text(value):
    return value.hex() if isinstance(value, bytes) else value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    options = parser.parse_args()
    primitives.known_answers()
    sections = {
        "contexts": contexts(), "derivations": derivations(), "envelopes": envelopes(),
        "badlyPadded": badly_padded(), "indexes": indexes(), "normalizations": normalizations(), "plans": plans(),
    }
    for what, count in primitives.tally.items():
        print(f"{what}: {count}")
    keysets = {
        # What a service has: a key that is disabled and one that is destroyed.
        "rotated": keyset(PRIMARY, [(THIRD, "ENABLED"), (DISABLED, "DISABLED"), (PRIMARY, "ENABLED"),
                                    (DESTROYED, "DESTROYED"), (SECOND, "ENABLED")]),
        # What it had before: all of them, another one writing.
        "before": keyset(DISABLED, [(key_id, "ENABLED") for key_id in KEYS]),
    }
    parts = [f'"keysets": {json.dumps(keysets, indent=0)}',
             f'"primary": {PRIMARY}, "disabled": {DISABLED}, "destroyed": {DESTROYED}']
    for name, rows in sections.items():
        lines = [json.dumps({"id": number + 1, **{k: as_text(v) for k, v in row.items()}}, separators=(",", ":"))
                 for number, row in enumerate(rows)]
        parts.append(f'"{name}": [\n' + ",\n".join(lines) + "\n]")
        print(f"{name}: {len(rows)} cases")
    with open(os.path.join(options.out, "fieldencryption.json"), "w", encoding="ascii", newline="\n") as handle:
        handle.write('{"format": "fieldencryption/1",\n' + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    sys.exit(main())
