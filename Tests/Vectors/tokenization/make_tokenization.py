#!/usr/bin/env python3
"""Makes tokenization.json: reference cases for tokens.

Written from sections 3 and 4 of the design ("Root keyset", "Opaque token",
"Format-preserving token") and from the `## Specification` sections of
RootKeyset, OpaqueKind, OpaqueTokenizer, OneWayTokenizer, FormatTokenizer,
OpaqueTokenText, OpaqueTokenEmail, Base62 and CRC32; not from their code. FF1 is
that of ../ff1/make_ff1.py.

    python3 make_tokenization.py [--out DIR]

Needs the package `cryptography`. Running it again gives the same bytes.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import sys
import zlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ff1"))
from make_ff1 import FF1  # noqa: E402

BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

FORMAT, DETERMINISTIC, RANDOM, ONE_WAY = 0x04, 0x05, 0x06, 0x07  # purposes


def stream(seed, count):
    """SHA-256(seed | counter), as much as is wanted."""
    data, counter = b"", 0
    while len(data) < count:
        data += hashlib.sha256(seed.encode() + counter.to_bytes(8, "big")).digest()
        counter += 1
    return data[:count]


# ------------------------------------------------------------------ the keyset

# The ids at the ends of the range, and one in the middle; in the order of the file.
ENABLED = [0x01020304, 0xFFFFFFFF, 1]
DISABLED, DESTROYED = 2, 3
KEYS = {key_id: stream(f"root {key_id}", 32) for key_id in ENABLED + [DISABLED, DESTROYED]}


def keyset():
    """Tink's JSON form, in clear. HkdfPrfKey: params {hash SHA256} in field 2, the key in field 3."""
    entries = []
    for key_id in ENABLED + [DISABLED, DESTROYED]:
        entry = {}
        if key_id != DESTROYED:
            message = b"\x12\x02\x08\x03" + b"\x1a\x20" + KEYS[key_id]
            entry["keyData"] = {
                "typeUrl": "type.googleapis.com/google.crypto.tink.HkdfPrfKey",
                "value": base64.b64encode(message).decode(),
                "keyMaterialType": "SYMMETRIC",
            }
        entry["status"] = {DISABLED: "DISABLED", DESTROYED: "DESTROYED"}.get(key_id, "ENABLED")
        entry["keyId"] = key_id
        entry["outputPrefixType"] = "RAW"
        entries.append(entry)
    return {"primaryKeyId": ENABLED[0], "key": entries}


# ------------------------------------------------------------ contexts, subkeys


def part(text):
    if text is None:
        return b"\xff\xff\xff\xff"
    data = text.encode()
    return len(data).to_bytes(4, "big") + data


def context(tenant, domain):
    """The encoded context, its record absent."""
    return b"\x01" + part(tenant) + part(domain) + part(None)


def subkey(key_id, purpose, size, tenant, domain, label=b""):
    info = b"swift-data-protection\x00\x01" + bytes([purpose]) + context(tenant, domain)
    if label:
        info += len(label).to_bytes(4, "big") + label
    return HKDF(hashes.SHA256(), size, None, info).derive(KEYS[key_id])


# ------------------------------------------------------------------- encodings


def base62(data):
    number, digits = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 62)
        digits = BASE62[digit] + digits
    return digits


def crc32(data):
    """ISO 3309, bit by bit; zlib's is compared with it."""
    total = 0xFFFFFFFF
    for byte in data:
        total ^= byte
        for _ in range(8):
            total = total >> 1 ^ (0xEDB88320 if total & 1 else 0)
    total ^= 0xFFFFFFFF
    assert total == zlib.crc32(data)
    return total


def text_form(prefix, data):
    text = f"{prefix}_{base62(data)}"
    return text + base62(crc32(text.encode()).to_bytes(4, "big")).rjust(6, "0")


def email_form(prefix, data):
    start = f"{prefix}-"
    total = crc32(start.encode() + data).to_bytes(4, "big")
    digits = base64.b32encode(data + total).decode().lower().rstrip("=")
    local, rest = digits[:64 - len(start)], digits[64 - len(start):]
    labels = [rest[at:at + 63] for at in range(0, len(rest), 63)] or ["0"]
    address = start + local + "@" + "".join(label + "." for label in labels) + "invalid"
    assert len(start + local) <= 64 and len(address) <= 254
    return address


def written(shape, prefix, data):
    return {"text": text_form, "email": email_form}[shape](prefix, data)


# ---------------------------------------------------------------------- tokens


def double(block):
    value = int.from_bytes(block, "big") << 1
    return ((value & (1 << 128) - 1) ^ (0x87 if value >> 128 else 0)).to_bytes(16, "big")


def xaes(key, nonce, data, plaintext):
    """C2SP XAES-256-GCM."""
    aes = Cipher(algorithms.AES(key), modes.ECB())

    def block(value):
        return aes.encryptor().update(value)

    k1 = double(block(bytes(16)))
    derived = b""
    for counter in (1, 2):
        m = bytes([0, counter, 0x58, 0]) + nonce[:12]
        derived += block(bytes(a ^ b for a, b in zip(m, k1)))
    return AESGCM(derived).encrypt(nonce[12:], plaintext, data)


def deterministic(key_id, tenant, domain, value):
    header = b"\x01" + key_id.to_bytes(4, "big")
    key = subkey(key_id, DETERMINISTIC, 64, tenant, domain)
    return header + AESSIV(key).encrypt(value, [header + context(tenant, domain)])


def random(key_id, tenant, domain, value, nonce, end=None):
    header = (b"\x02" if end is None else b"\x04") + key_id.to_bytes(4, "big")
    if end is not None:
        header += end.to_bytes(8, "big")
    key = subkey(key_id, RANDOM, 32, tenant, domain)
    return header + nonce + xaes(key, nonce, header + context(tenant, domain), value)


def one_way(key_id, tenant, domain, value, length):
    key = subkey(key_id, ONE_WAY, 32, tenant, domain)
    return b"\x03" + key_id.to_bytes(4, "big") + hmac.digest(key, value, "sha256")[:length]


def check(key_id, tenant, domain, name, value, tweak):
    key = subkey(key_id, ONE_WAY, 32, tenant, domain, name.encode())
    message = len(tweak).to_bytes(4, "big") + tweak + value
    return base64.urlsafe_b64encode(hmac.digest(key, message, "sha256")[:8]).decode().rstrip("=")


# ----------------------------------------------------------------------- cases

CONTEXTS = [("acme", "customer.email"), (None, "customer.email"), ("", ""), ("müller & söhne", "notiz"),
            ("acme", "d" * 300)]
VALUES = ["", "a", "\0", "ada@example.org", "fifteen bytes!!", "sixteen bytes!!!", "seventeen bytes!!",
          "👩‍👩‍👧‍👦", "שלום עולם", "e\u0301\u0323", "\ufeff", "x" * 77]
LONG = ["x" * 78, "0123456789" * 50, "\uffff" * 600, "z" * 4043]
ENDS = [0, 1, 1_700_000_000, 0xFFFFFFFF, 1 << 32, 10**15]


def opaque_cases():
    plain, sealed, number = [], [], 0
    for shape, values in (("text", VALUES + LONG), ("email", VALUES)):
        for row, value in enumerate(values):
            for key_id in ENABLED if row < 4 else ENABLED[:1]:
                tenant, domain = CONTEXTS[number % len(CONTEXTS)]
                prefix = ["tok", "a", "abcdefgh12345678"[:16], "x0"][number % 4]
                base = {"shape": shape, "prefix": prefix, "keyID": key_id, "tenant": tenant, "domain": domain,
                        "value": value}
                token = deterministic(key_id, tenant, domain, value.encode())
                plain.append(base | {"token": written(shape, prefix, token)})
                for end in (None, ENDS[number % len(ENDS)]):
                    nonce = stream(f"nonce {number} {end}", 24)
                    token = random(key_id, tenant, domain, value.encode(), nonce, end)
                    sealed.append(base | {"end": end, "token": written(shape, prefix, token)})
                number += 1
    return plain, sealed


def one_way_cases():
    cases = []
    for number, value in enumerate(VALUES + LONG):
        tenant, domain = CONTEXTS[number % len(CONTEXTS)]
        for length in [16, 8, 32, 1][:4 if number < 3 else 2]:
            key_id = ENABLED[(number + length) % 3]
            token = one_way(key_id, tenant, domain, value.encode(), length)
            cases.append({"prefix": ["tok", "id9"][number % 2], "keyID": key_id, "tenant": tenant, "domain": domain,
                          "length": length, "value": value,
                          "token": text_form(["tok", "id9"][number % 2], token)})
    return cases


def digits(seed, count):
    return str(int.from_bytes(stream(seed, count + 8), "big"))[-count:]


def ff1_digits(key, tweak, text):
    return "".join(map(str, FF1(key, 10).encrypt(tweak, [int(digit) for digit in text])))


def format_cases():
    """Formats of which all encrypted positions are digits; `kept` digits at the end stay and are the tweak."""
    cases = []
    for number in range(60):
        count, kept = [6, 7, 9, 16, 28, 40][number % 6], [0, 4][number // 6 % 2]
        tenant, domain = CONTEXTS[number % len(CONTEXTS)]
        key_id, name = ENABLED[number % 3], ["pan", "n", "ß" * 127][number % 3]
        tweak = [b"", b"", b"column 7"][number // 2 % 3]
        key = subkey(key_id, FORMAT, 32, tenant, domain, name.encode())
        value = digits(f"value {number}", count)
        tail = digits(f"kept {number}", kept) if kept else ""
        whole = tweak if not kept else tail.encode()
        if kept and tweak:
            whole = b"\xff" + len(tail).to_bytes(4, "big") + tail.encode() + tweak
        text = f"<digits:{count}>" + (f"<keep digits:{kept}>" if kept else "")
        cases.append({"format": text, "name": name, "keyID": key_id, "tenant": tenant, "domain": domain,
                      "tweak": tweak.hex(), "value": value + tail, "token": ff1_digits(key, whole, value) + tail,
                      "check": check(key_id, tenant, domain, name, (value + tail).encode(), tweak)})
    return cases


def base62_cases():
    numbers = [1, 61, 62, 255, 256, 62**10 - 1, 62**10, 62**10 + 1, 62**20 - 1, 62**20, (1 << 64) - 1, 1 << 64,
               (1 << 128) - 1, 62**50 * 7, 1 << 800]
    data = [number.to_bytes((number.bit_length() + 7) // 8, "big") for number in numbers]
    data += [b"\x01" + stream(f"base62 {count}", count) for count in list(range(0, 70)) + [127, 128, 1000, 4095]]
    data += [b"\xff" * count for count in (1, 2, 7, 8, 9, 16, 21, 4096)]
    data += [b"\x01" + bytes(count) for count in (1, 7, 8, 9, 15, 16, 400)]
    return [{"bytes": each.hex(), "digits": base62(each)} for each in data]


def crc_cases():
    data = [b"", b"\0", b"123456789", b"a", bytes(32), b"\xff" * 32, bytes(range(256)), stream("crc", 5000)]
    # One whose base-62 form needs zeros in front, as six digits.
    small = next(text for text in (f"tok_{number}".encode() for number in range(10**7)) if zlib.crc32(text) < 62**3)
    data.append(small)
    return [{"bytes": each.hex(), "sum": crc32(each),
             "digits": base62(crc32(each).to_bytes(4, "big")).rjust(6, "0")} for each in data]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    options = parser.parse_args()
    assert crc32(b"123456789") == 0xCBF43926
    plain, sealed = opaque_cases()
    sections = {"deterministic": plain, "random": sealed, "oneWay": one_way_cases(), "formatPreserving": format_cases(),
                "base62": base62_cases(), "crc32": crc_cases()}
    for name, cases in sections.items():
        for number, case in enumerate(cases):
            cases[number] = {"id": number + 1} | case
        print(f"{name}: {len(cases)}")

    def line(value):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=True)

    text = '{"format":"tokenization/1",\n"keyset":' + line(keyset())
    for name, cases in sections.items():
        text += f',\n"{name}":[\n' + ",\n".join(map(line, cases)) + "\n]"
    with open(os.path.join(options.out, "tokenization.json"), "w", encoding="ascii") as file:
        file.write(text + "}\n")


if __name__ == "__main__":
    main()
