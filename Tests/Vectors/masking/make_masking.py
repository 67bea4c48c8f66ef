#!/usr/bin/env python3
"""Makes masking.json: reference cases for keyed masks.

Written from section 3 of the design ("Root keyset") and from the
`## Specification` sections of KeyedMask, KeyedHash, Persona and
FakePermutation; not from their code. The word lists are read from the sources,
since they are the format; FF1 is that of ../ff1/make_ff1.py.

    python3 make_masking.py [--out DIR]

Needs the package `cryptography`. Running it again gives the same bytes.
"""

import argparse
import base64
import hashlib
import hmac
import json
import math
import os
import re
import sys
import unicodedata
from fractions import Fraction

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "ff1"))
from make_ff1 import FF1  # noqa: E402

SOURCES = os.path.join(HERE, "..", "..", "..", "Sources", "Masking", "Dictionaries")
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
PURPOSE = 0x08


def stream(seed, count):
    """SHA-256(seed | counter), as much as is wanted."""
    data, counter = b"", 0
    while len(data) < count:
        data += hashlib.sha256(seed.encode() + counter.to_bytes(8, "big")).digest()
        counter += 1
    return data[:count]


# ------------------------------------------------------------------ the keyset

ENABLED = [0x01020304, 0xFFFFFFFF]
DISABLED, DESTROYED = 2, 3
KEYS = {key_id: stream(f"masking root {key_id}", 32) for key_id in ENABLED + [DISABLED, DESTROYED]}


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


def part(text):
    if text is None:
        return b"\xff\xff\xff\xff"
    data = text.encode()
    return len(data).to_bytes(4, "big") + data


def subkey(key_id, tenant, domain, label):
    info = (b"swift-data-protection\x00\x01" + bytes([PURPOSE]) + b"\x01" + part(tenant) + part(domain) + part(None)
            + part(label))
    return HKDF(hashes.SHA256(), 32, None, info).derive(KEYS[key_id])


# ------------------------------------------------------------------ the stream


class Words:
    def __init__(self, key, message):
        self.key, self.message, self.counter, self.left = key, message, 0, []

    def word(self):
        if not self.left:
            tag = hmac.digest(self.key, self.counter.to_bytes(4, "big") + self.message, "sha256")
            self.left = [int.from_bytes(tag[at:at + 8], "big") for at in range(0, 32, 8)]
            self.counter += 1
        return self.left.pop(0)

    def below(self, bound):
        multiple = 2**64 // bound * bound
        while True:
            word = self.word()
            if word < multiple:
                return word % bound


# ------------------------------------------------------------ the dictionaries


def lists():
    found = {}
    for name in sorted(os.listdir(SOURCES)):
        text = open(os.path.join(SOURCES, name), encoding="utf-8").read()
        for key, label, body in re.findall(r'let (\w+) = WordList\(\s*(commas: )?"""(.*?)"""', text, re.S):
            found[key] = [" ".join(each.split()) for each in body.split(",")] if label else body.split()
        for key, body in re.findall(r'let (\w+) = WordList\(\s*"([^"]+)"\)', text):
            found[key] = body.split()
    found["exampleDomains"] = ["example.com", "example.net", "example.org"]
    return found


LISTS = lists()
SCRIPTS = ["latin", "cyrillic", "greek", "han", "kana", "hangul", "arabic", "devanagari"]
FAMILY_FIRST = {"han": "", "kana": " ", "hangul": ""}


def dictionary(name):
    """The parts of a dictionary: texts, lists, numbers as (start, count, width)."""
    kind, _, rest = name.partition(".")
    if kind == "person":
        given, family = LISTS[rest + "Given"], LISTS[rest + "Family"]
        if rest in FAMILY_FIRST:
            return [family, FAMILY_FIRST[rest], given]
        return [given, " ", family]
    if kind in ("given", "family"):
        return [LISTS[rest + kind.capitalize()]]
    return {
        "city": [LISTS["cities"]],
        "company": [LISTS["companyNames"], " ", LISTS["companyTrades"], " ", LISTS["companyForms"]],
        "street": [(1, 199, 0), " ", LISTS["streets"]],
        "user": [LISTS["adjectives"], ".", LISTS["nouns"], (0, 10000, 0)],
        "email": [LISTS["adjectives"], ".", LISTS["nouns"], (0, 10000, 0), "@", LISTS["exampleDomains"]],
        "phone.us": ["+1", LISTS["americanAreas"], "55501", (0, 100, 2)],
        "phone.gb": ["+44", LISTS["britishBlocks"], (0, 1000, 3)],
        "phone.fr": ["+33", LISTS["frenchBlocks"], (0, 10000, 4)],
    }[name]


NAMES = ([f"{kind}.{script}" for script in SCRIPTS for kind in ("person", "given", "family")]
         + ["city", "company", "street", "user", "email", "phone.us", "phone.gb", "phone.fr"])


def size(each):
    return 1 if isinstance(each, str) else each[1] if isinstance(each, tuple) else len(each)


def capacity(name):
    return math.prod(map(size, dictionary(name)))


def text_at(name, index):
    out = []
    for each in reversed(dictionary(name)):
        index, place = divmod(index, size(each))
        out.append(each if isinstance(each, str)
                   else str(each[0] + place).rjust(each[2], "0") if isinstance(each, tuple) else each[place])
    return "".join(reversed(out))


# ----------------------------------------------------------------------- masks


def fake(key_id, tenant, domain, name, message):
    words = Words(subkey(key_id, tenant, domain, f"fake/{name}/1"), message.encode())
    return text_at(name, words.below(capacity(name)))


def distinct(key_id, tenant, domain, name, number):
    count = capacity(name)
    least = max(count, 10**6)
    radix = math.isqrt(least - 1) + 1
    cipher = FF1(subkey(key_id, tenant, domain, f"distinct-fake/{name}/1"), radix)
    index = number
    while True:
        high, low = cipher.encrypt(b"", list(divmod(index, radix)))
        index = high * radix + low
        if index < count:
            return text_at(name, index)


FOLDS = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}


def folded(name):
    out = ""
    for letter in name.lower():
        out += FOLDS.get(letter) or unicodedata.normalize("NFD", letter)[0]
    # Of a capital I with a dot, the small letter has two code points.
    return "".join(letter for letter in out if letter.isascii())


def persona(key_id, tenant, domain, message, script, region):
    words = Words(subkey(key_id, tenant, domain, "persona/1"), message.encode())
    givens, families = LISTS[script + "Given"], LISTS[script + "Family"]
    given, family = givens[words.below(len(givens))], families[words.below(len(families))]
    number, host = words.below(10000), LISTS["exampleDomains"][words.below(3)]
    adjective = LISTS["adjectives"][words.below(len(LISTS["adjectives"]))]
    noun = LISTS["nouns"][words.below(len(LISTS["nouns"]))]
    phones = f"phone.{region}"
    phone = text_at(phones, words.below(capacity(phones)))
    user = f"{folded(given)}.{folded(family)}{number}" if script == "latin" else f"{adjective}.{noun}{number}"
    name = family + FAMILY_FIRST[script] + given if script in FAMILY_FIRST else f"{given} {family}"
    return {"name": name, "given": given, "family": family, "user": user, "email": f"{user}@{host}", "phone": phone}


def shift(key_id, tenant, domain, subject, days, weeks, never_zero):
    label = f"date-shift(days: {days}" + (", weeks: true" if weeks else "") + (
        ", never-zero: true" if never_zero else "") + ")"
    steps = days // 7 if weeks else days
    shifts = [step for step in range(-steps, steps + 1) if step or not never_zero]
    step = shifts[Words(subkey(key_id, tenant, domain, label), subject.encode()).below(len(shifts))]
    return step * (7 if weeks else 1)


def nearest(value):
    """To the nearest whole number, halves away from zero."""
    return math.floor(abs(value) + Fraction(1, 2)) * (1 if value >= 0 else -1)


def noise(key_id, tenant, domain, value, kind, amount):
    number = Fraction(value)
    places = len(value.partition(".")[2])
    canonical = value.rstrip("0").rstrip(".") if places else value
    canonical = "0" if canonical in ("-0", "") else canonical
    word = Words(subkey(key_id, tenant, domain, f"noise({kind}: {amount})"), canonical.encode()).word()
    signed = word - 2**64 if word >= 2**63 else word
    units = number * 10**places
    wide = amount * 10**places if kind == "amount" else max(1, abs(units) * amount // 100)
    noisy = int(units + nearest(Fraction(wide * signed, 2**63)))
    digits = str(abs(noisy)).rjust(places + 1, "0")
    text = digits if not places else digits[:-places] + "." + digits[-places:]
    return ("-" if noisy < 0 else "") + text


def digest(key_id, tenant, domain, message, count, encoding):
    data = hmac.digest(subkey(key_id, tenant, domain, "hash"), message.encode(), "sha256")[:count]
    if encoding == "hex":
        return data.hex()
    width, number, digits = 0, int.from_bytes(data, "big"), ""
    while 62**width < 256**count:
        width += 1
    for _ in range(width):
        number, digit = divmod(number, 62)
        digits = BASE62[digit] + digits
    return digits


# ----------------------------------------------------------------------- cases

CONTEXTS = [("acme", "customer"), (None, "customer"), ("", ""), ("müller & söhne", "kunde")]
VALUES = ["Ada Lovelace", "ada@example.org", "4711", "x", "Łukasz Żak", "מירי", "👩‍👩‍👧‍👦", "\u0000", "a" * 300]


def base(number):
    tenant, domain = CONTEXTS[number % len(CONTEXTS)]
    return {"keyID": ENABLED[number % 3 % 2], "tenant": tenant, "domain": domain}


def places(case):
    return case["keyID"], case["tenant"], case["domain"]


def sections():
    numbers = []
    for row, bound in enumerate([1, 2, 3, 10, 97440, 2**32, 2**63, 2**63 + 1, 2**64 - 1, 3 * 2**62]):
        key, message = stream(f"key {row}", 32), stream(f"message {row}", 7 * row)
        words = Words(key, message)
        numbers.append({"key": key.hex(), "message": message.hex(), "bound": str(bound),
                        "numbers": [str(words.below(bound)) for _ in range(20)]})
    fakes, distincts, personas, shifts, noises, digests = [], [], [], [], [], []
    for row, name in enumerate(NAMES):
        for column in range(4):
            case = base(row + column) | {"dictionary": name, "value": VALUES[(row + column) % len(VALUES)]}
            fakes.append(case | {"fake": fake(*places(case), name, case["value"])})
    for row, name in enumerate(["person.latin", "person.han", "user", "email", "company", "city", "phone.fr"]):
        for number in [0, 1, capacity(name) - 1, capacity(name) // 3]:
            case = base(row + number) | {"dictionary": name, "number": number}
            distincts.append(case | {"fake": distinct(*places(case), name, number)})
    for row, script in enumerate(SCRIPTS + ["latin"] * 12):
        case = base(row) | {"subject": f"customer {row}", "script": script, "region": ["us", "gb", "fr"][row % 3]}
        personas.append(case | {"fields": persona(*places(case), case["subject"], script, case["region"])})
    for row in range(40):
        days = [1, 7, 30, 365, 3650, 13][row % 6]
        case = base(row) | {"subject": VALUES[row % len(VALUES)] + str(row), "days": days,
                            "weeks": row % 2 == 0 and days >= 7, "neverZero": row % 5 < 2}
        shifts.append(case | {"shift": shift(*places(case), case["subject"], days, case["weeks"], case["neverZero"])})
    numerals = ["0", "1", "-1", "42", "1000", "1.5", "1.50", "-12.345", "0.00", "99999999999999999999", "0.000001",
                "9223372036854775807", "-0.10", "123456789.123456789"]
    for row, value in enumerate(numerals * 4):
        kind, amount = [("amount", 100), ("percent", 5), ("amount", 10**12), ("percent", 100)][row // len(numerals)]
        case = base(row // len(numerals)) | {"value": value, "kind": kind, "amount": amount}
        noises.append(case | {"noisy": noise(*places(case), value, kind, amount)})
    for row, value in enumerate(VALUES * 3):
        count = [16, 8, 32, 9, 11, 31][row % 6]
        case = base(row) | {"value": value, "bytes": count, "encoding": ["hex", "base62"][row // 3 % 2]}
        digests.append(case | {"hash": digest(*places(case), value, count, case["encoding"])})
    dictionaries = [{"dictionary": name, "version": 1, "capacity": capacity(name),
                     "sha256": hashlib.sha256("\n".join(
                         text_at(name, index) for index in sample(capacity(name))).encode()).hexdigest()}
                    for name in NAMES]
    return {"numbers": numbers, "dictionaries": dictionaries, "fakes": fakes, "distinctFakes": distincts,
            "personas": personas, "dateShifts": shifts, "noise": noises, "hashes": digests}


def sample(count):
    """All indices, or of many every so-manieth."""
    return range(0, count, max(1, count // 1000))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=HERE)
    options = parser.parse_args()

    def line(value):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=True)

    text = '{"format":"masking/1",\n"keyset":' + line(keyset())
    for name, cases in sections().items():
        cases = [{"id": number + 1} | case for number, case in enumerate(cases)]
        print(f"{name}: {len(cases)}")
        text += f',\n"{name}":[\n' + ",\n".join(map(line, cases)) + "\n]"
    with open(os.path.join(options.out, "masking.json"), "w", encoding="ascii") as file:
        file.write(text + "}\n")


if __name__ == "__main__":
    main()
