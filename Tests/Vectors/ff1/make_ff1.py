#!/usr/bin/env python3
"""Makes ff1.json and ff1_every_radix.json: reference cases for FF1.

FF1 is written here as slowly and as plainly as possible, step by step after
NIST SP 800-38G (Algorithms 7 and 8), with whole numbers only. The limit on the
domain is that of Revision 1: radix^n >= 1,000,000.

    python3 make_ff1.py [--out DIR] [--nist FILE] [--acvp FILE]
                        [--wycheproof FILE ...]

Needs the package `cryptography` (for AES). The files after --nist, --acvp and
--wycheproof are only checked against and change nothing in the output. If the
package `dealcode` can be imported, its FF1 is compared with every case too; if
`pycryptodome` can be, ff1.json is computed once more with its AES.
Running it again gives the same bytes.
"""

import argparse
import hashlib
import json
import os
import sys

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

MIN_DOMAIN = 1000000


# ---------------------------------------------------------------- FF1 itself


def num_radix(numerals, radix):
    """NUM_radix(X), Algorithm 1: first numeral counts most."""
    x = 0
    for numeral in numerals:
        x = x * radix + numeral
    return x


def str_radix(x, m, radix):
    """STR^m_radix(x), Algorithm 3."""
    assert 0 <= x < radix ** m
    numerals = []
    for _ in range(m):
        numerals.append(x % radix)
        x = x // radix
    numerals.reverse()
    return numerals


def xor(one, other):
    assert len(one) == len(other)
    return bytes(p ^ q for p, q in zip(one, other))


class FF1:
    def __init__(self, key, radix, encryptor=None):
        assert len(key) in (16, 24, 32)
        assert 2 <= radix <= 65536
        self.radix = radix
        if encryptor is None:
            encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
        self.encryptor = encryptor

    def ciph(self, block):
        assert len(block) == 16
        return self.encryptor.update(block)

    def prf(self, data):
        """PRF(X), Algorithm 6: the last block of CBC from an all-zero block."""
        assert len(data) > 0 and len(data) % 16 == 0
        y = bytes(16)
        for start in range(0, len(data), 16):
            y = self.ciph(xor(y, data[start:start + 16]))
        return y

    def sizes(self, n):
        """u, v, b and d: steps 1, 3 and 4."""
        u = n // 2
        v = n - u
        # ceil(v * LOG(radix)) is the least number of bits with 2^bits >= radix^v.
        values = self.radix ** v
        bits = 0
        power = 1
        while power < values:
            power *= 2
            bits += 1
        b = (bits + 7) // 8
        d = 4 * ((b + 3) // 4) + 4
        return u, v, b, d

    def y(self, i, n, tweak, other_half):
        """Steps 5 and 6.i to 6.iv of both algorithms."""
        u, v, b, d = self.sizes(n)
        t = len(tweak)
        p = (bytes([1, 2, 1]) + self.radix.to_bytes(3, "big") + bytes([10, u % 256])
             + n.to_bytes(4, "big") + t.to_bytes(4, "big"))
        q = (tweak + bytes((-t - b - 1) % 16) + bytes([i])
             + num_radix(other_half, self.radix).to_bytes(b, "big"))
        r = self.prf(p + q)
        s = r
        for j in range(1, (d + 15) // 16):
            s += self.ciph(xor(r, j.to_bytes(16, "big")))
        s = s[:d]
        return int.from_bytes(s, "big")

    def forward(self, a, b_half, rounds, tweak):
        """Step 6 of Algorithm 7 for the given rounds."""
        n = len(a) + len(b_half)
        u = n // 2
        v = n - u
        for i in rounds:
            y = self.y(i, n, tweak, b_half)
            m = u if i % 2 == 0 else v
            c = (num_radix(a, self.radix) + y) % self.radix ** m
            a, b_half = b_half, str_radix(c, m, self.radix)
        return a, b_half

    def backward(self, a, b_half, rounds, tweak):
        """Step 6 of Algorithm 8 for the given rounds."""
        n = len(a) + len(b_half)
        u = n // 2
        v = n - u
        for i in rounds:
            y = self.y(i, n, tweak, a)
            m = u if i % 2 == 0 else v
            c = (num_radix(b_half, self.radix) - y) % self.radix ** m
            a, b_half = str_radix(c, m, self.radix), a
        return a, b_half

    def check(self, numerals):
        n = len(numerals)
        assert n >= 2
        assert self.radix ** n >= MIN_DOMAIN
        assert all(0 <= numeral < self.radix for numeral in numerals)

    def encrypt(self, tweak, numerals):
        """Algorithm 7."""
        self.check(numerals)
        u = len(numerals) // 2
        a, b_half = self.forward(numerals[:u], numerals[u:], range(0, 10), tweak)
        return a + b_half

    def decrypt(self, tweak, numerals):
        """Algorithm 8."""
        self.check(numerals)
        u = len(numerals) // 2
        a, b_half = self.backward(numerals[:u], numerals[u:], range(9, -1, -1), tweak)
        return a + b_half


def min_length(radix):
    n = 2
    while radix ** n < MIN_DOMAIN:
        n += 1
    return n


# ------------------------------------------------------- a fixed random source


class Stream:
    """SHA-256(seed || 8-byte counter), read in order."""

    def __init__(self, seed):
        self.seed = seed
        self.counter = 0
        self.pool = b""

    def bytes(self, count):
        while len(self.pool) < count:
            self.pool += hashlib.sha256(self.seed + self.counter.to_bytes(8, "big")).digest()
            self.counter += 1
        out, self.pool = self.pool[:count], self.pool[count:]
        return out

    def below(self, limit):
        # 16 bytes more than needed: the bias is far below anything that matters.
        count = (limit.bit_length() + 7) // 8 + 16
        return int.from_bytes(self.bytes(count), "big") % limit

    def numerals(self, count, radix):
        return [self.below(radix) for _ in range(count)]


# ----------------------------------------------------------------- the cases

RADICES = [2, 3, 10, 16, 26, 36, 62, 64, 85, 255, 256, 257, 999, 1000, 4096, 10000, 65535, 65536]
KEY_SIZES = [16, 24, 32]

# (radix, v): of all radices that are no power of 2 and all v up to 64, some of
# those with log2(radix^v) nearest to a multiple of 8, on either side.
NEAREST = [(49667, 20), (49667, 40), (9314, 54), (23597, 38), (57938, 45), (42779, 13), (54476, 30),
           (26008, 6), (50004, 41), (14444, 11), (55109, 32), (6502, 12)]


class Maker:
    def __init__(self):
        self.stream = Stream(b"FF1 reference cases, seed 1")
        self.cases = []
        # A few keys of each size, so that an implementation can be seen to keep
        # nothing from one key to the next.
        self.keys = {size: [self.stream.bytes(size) for _ in range(4)] for size in KEY_SIZES}
        self.turn = 0

    def next_key(self, size=None):
        self.turn += 1
        if size is None:
            size = KEY_SIZES[self.turn % 3]
        return self.keys[size][(self.turn // 3) % 4]

    def next_tweak(self):
        return self.stream.bytes([0, 8, 5, 16, 11, 0, 3, 20][self.turn % 8])

    def add(self, note, key, radix, tweak, plaintext, expected=None):
        ff1 = FF1(key, radix)
        ciphertext = ff1.encrypt(tweak, plaintext)
        assert ff1.decrypt(tweak, ciphertext) == plaintext
        if expected is not None:
            assert ciphertext == expected
        u, v, b, d = ff1.sizes(len(plaintext))
        self.cases.append({
            "id": len(self.cases) + 1,
            "note": f"{note}; n={len(plaintext)} t={len(tweak)} b={b} d={d}",
            "key": key.hex(),
            "radix": radix,
            "tweak": tweak.hex(),
            "plaintext": plaintext,
            "ciphertext": ciphertext,
        })

    def add_random(self, note, radix, n, tweak_length=None, key_size=None):
        key = self.next_key(key_size)
        tweak = self.next_tweak() if tweak_length is None else self.stream.bytes(tweak_length)
        self.add(note, key, radix, tweak, self.stream.numerals(n, radix))

    def add_state(self, note, key, radix, tweak, i, a, b_half):
        """A case whose halves are A and B at the start of round i."""
        ff1 = FF1(key, radix)
        first = ff1.backward(a, b_half, range(i - 1, -1, -1), tweak)
        last = ff1.forward(a, b_half, range(i, 10), tweak)
        self.add(note, key, radix, tweak, first[0] + first[1], last[0] + last[1])

    # -- categories

    def key_sizes(self):
        for radix in RADICES:
            for size in KEY_SIZES:
                for n in (min_length(radix), min_length(radix) + 9):
                    self.add_random(f"key size {8 * size} bits", radix, n, key_size=size)

    def tweak_lengths(self):
        for radix, n in [(10, 6), (10, 16), (10, 19), (36, 19), (2, 64), (62, 24), (26, 57),
                         (256, 16), (65536, 8), (62, 75)]:
            for t in [0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 1000]:
                self.add_random("tweak length", radix, n, t)
        for radix, n in [(10, 16), (36, 25), (62, 80)]:
            for t in range(0, 41):
                self.add_random("tweak length, every one", radix, n, t)
        for t in [63, 64, 65, 127, 128, 129, 254, 255, 256, 257]:
            self.add_random("tweak length, long", 10, 16, t)

    def lengths(self):
        for radix in RADICES:
            least = min_length(radix)
            if radix in (2, 10, 26, 62):
                chosen = list(range(least, 81))
            else:
                chosen = sorted(set(range(least, least + 6)) | {
                    n for n in (15, 16, 17, 24, 25, 32, 33, 41, 57, 64, 65, 79, 80) if n > least})
            for n in chosen:
                self.add_random("length", radix, n)
        for radix in (2, 10, 36, 256, 65536):
            for n in (200, 201, 512, 1000):
                self.add_random("length, long", radix, n)
        for radix in (3, 10, 256):
            for n in (509, 510, 511, 513, 514, 515, 1023, 1024, 1025):
                self.add_random("length, long, u around multiples of 256", radix, n)
        for radix, n in [(2, 4096), (10, 4096), (10, 4095), (256, 4096), (65536, 4096)]:
            self.add_random("length, longest", radix, n)

    def every_b(self):
        """b from 2 (b = 1 would need radix^v <= 256, so radix^n <= 65,536)."""
        for b in range(2, 81):
            for turn, radix in enumerate((2, 10, 17, 36, 62, 257, 65535)):
                # All v with this b: 256^(b-1) < radix^v <= 256^b.
                fitting = [v for v in range(1, 8 * b + 1) if 256 ** (b - 1) < radix ** v <= 256 ** b]
                if not fitting:
                    continue
                v = fitting[0] if (b + turn) % 2 == 0 else fitting[-1]
                n = 2 * v if (b // 2 + turn) % 2 == 0 else 2 * v - 1
                if n < min_length(radix):
                    n = 2 * v
                if n < min_length(radix):
                    continue
                assert FF1(bytes(16), radix).sizes(n)[2] == b
                self.add_random("every b", radix, n)

    def power_edges(self):
        for bits in (16, 32, 64, 96, 128):
            edge = 2 ** bits
            used = set()
            for v in range(1, bits + 1):
                # The greatest radix with radix^v <= edge.
                low, high = 1, 65536
                while low < high:
                    middle = (low + high + 1) // 2
                    if middle ** v <= edge:
                        low = middle
                    else:
                        high = middle - 1
                for radix in (low - 1, low, low + 1):
                    if not 2 <= radix <= 65536 or radix in used:
                        continue
                    value = radix ** v
                    # Keep only what is as near to the edge as its neighbours allow.
                    if value != edge and value < edge // 2 and value * radix <= edge:
                        continue
                    if value != edge and v > 24:
                        continue
                    if radix == low - 1 and low ** v != edge:
                        continue
                    used.add(radix)
                    side = "exactly" if value == edge else "just under" if value < edge else "just over"
                    for n in (2 * v, 2 * v - 1):
                        if n >= min_length(radix):
                            self.add_random(f"radix^v {side} 2^{bits}", radix, n)
            # One numeral fewer and one more around each exact power.
            for log in (1, 2, 3, 4, 5, 6, 8, 12, 16):
                radix = 2 ** log
                if bits % log != 0:
                    continue
                v = bits // log
                for w, side in ((v - 1, "one numeral under"), (v, "exactly"), (v + 1, "one numeral over")):
                    for n in (2 * w, 2 * w - 1):
                        if n >= min_length(radix):
                            self.add_random(f"radix^v {side} 2^{bits}", radix, n)

    def fixed_texts(self):
        for radix in RADICES:
            least = min_length(radix)
            for n in (least, least + 1, 2 * least + 7):
                u = n // 2
                key = self.next_key()
                tweak = self.next_tweak()
                top = radix - 1
                self.add("all zero", key, radix, tweak, [0] * n)
                self.add("all greatest", key, radix, tweak, [top] * n)
                if n == least + 1:
                    self.add("left zero, right greatest", key, radix, tweak, [0] * u + [top] * (n - u))
                    self.add("left greatest, right zero", key, radix, tweak, [top] * u + [0] * (n - u))
            key = self.next_key()
            ff1 = FF1(key, radix)
            for value, name in ((0, "zero"), (radix - 1, "greatest")):
                self.add(f"ciphertext all {name}", key, radix, b"", ff1.decrypt(b"", [value] * (least + 2)))
        self.add_random("radix 256, length 57", 256, 57, 0)
        self.add_random("radix 256, length 57", 256, 57, 16)
        for n in (2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33):
            self.add_random("radix 65536", 65536, n)

    STATES = [(2, 20), (2, 65), (10, 6), (10, 7), (10, 16), (36, 41), (62, 22), (62, 75),
              (256, 8), (256, 57), (1000, 13), (65536, 2), (65536, 5), (65535, 16)]

    def half_sizes(self, n, i):
        """Numerals in A and in B at the start of round i."""
        u = n // 2
        v = n - u
        return (u, v) if i % 2 == 0 else (v, u)

    def states(self):
        for radix, n in self.STATES:
            for i in range(10):
                size_a, size_b = self.half_sizes(n, i)
                key, tweak = self.next_key(), self.next_tweak()
                self.add_state(f"NUM(B)=0 in round {i}", key, radix, tweak, i,
                               self.stream.numerals(size_a, radix), [0] * size_b)
            for i in (0, 1, 4, 7, 9):
                size_a, size_b = self.half_sizes(n, i)
                key, tweak = self.next_key(), self.next_tweak()
                self.add_state(f"NUM(A)=0 in round {i}", key, radix, tweak, i,
                               [0] * size_a, self.stream.numerals(size_b, radix))
            for i in (1, 6):
                size_a, size_b = self.half_sizes(n, i)
                key, tweak = self.next_key(), self.next_tweak()
                self.add_state(f"NUM(A)=0 and NUM(B)=0 in round {i}", key, radix, tweak, i,
                               [0] * size_a, [0] * size_b)
                self.add_state(f"NUM(A) and NUM(B) greatest in round {i}", key, radix, tweak, i,
                               [radix - 1] * size_a, [radix - 1] * size_b)

    def sums(self):
        for radix, n in self.STATES:
            for result, name, rounds in ((0, "0", (0, 1, 4, 5, 8, 9)), (-1, "m-1", (0, 1, 4, 5, 8, 9)),
                                         (1, "1", (2, 9))):
                for i in rounds:
                    size_a, size_b = self.half_sizes(n, i)
                    modulus = radix ** size_a
                    key, tweak = self.next_key(), self.next_tweak()
                    b_half = self.stream.numerals(size_b, radix)
                    y = FF1(key, radix).y(i, n, tweak, b_half)
                    a = str_radix((result - y) % modulus, size_a, radix)
                    self.add_state(f"(A + y) mod m = {name} in round {i}", key, radix, tweak, i, a, b_half)

    def word_edges(self):
        """Values just at the edges of machine words, as NUM(B), NUM(A) and sum."""
        for radix, n in [(2, 65), (2, 140), (10, 22), (10, 43), (62, 75), (256, 8), (256, 57),
                         (65536, 5), (65536, 16), (36, 41)]:
            for bits in (16, 32, 64, 96, 128):
                for offset in (-1, 0):
                    value = 2 ** bits + offset
                    i = (bits // 16 + offset) % 8
                    size_a, size_b = self.half_sizes(n, i)
                    key, tweak = self.next_key(), self.next_tweak()
                    name = f"2^{bits}" + ("-1" if offset else "")
                    if value < radix ** size_b:
                        self.add_state(f"NUM(B)={name} in round {i}", key, radix, tweak, i,
                                       self.stream.numerals(size_a, radix), str_radix(value, size_b, radix))
                    if value < radix ** size_a:
                        b_half = self.stream.numerals(size_b, radix)
                        self.add_state(f"NUM(A)={name} in round {i}", key, radix, tweak, i,
                                       str_radix(value, size_a, radix), b_half)
                        y = FF1(key, radix).y(i, n, tweak, b_half)
                        a = str_radix((value - y) % radix ** size_a, size_a, radix)
                        self.add_state(f"(A + y) mod m = {name} in round {i}", key, radix, tweak, i, a, b_half)

    def reductions(self):
        """B sought so that y itself reduces to 0 and to m-1 (only small m)."""
        for radix, n in [(2, 20), (10, 6), (10, 7), (16, 5), (36, 4), (1000, 2)]:
            for remainder, name in ((0, "0"), (-1, "m-1")):
                for i in (0, 5):
                    size_a, size_b = self.half_sizes(n, i)
                    modulus = radix ** size_a
                    key = self.next_key()
                    tweak = self.next_tweak()
                    ff1 = FF1(key, radix)
                    found = None
                    while found is None:
                        tweak = self.stream.bytes(6)
                        b_half = self.stream.numerals(size_b, radix)
                        if ff1.y(i, n, tweak, b_half) % modulus == remainder % modulus:
                            found = b_half
                    for a, side in (([0] * size_a, "NUM(A)=0"), ([radix - 1] * size_a, "NUM(A)=m-1"),
                                    (str_radix(1, size_a, radix), "NUM(A)=1")):
                        self.add_state(f"y mod m = {name} and {side} in round {i}", key, radix, tweak, i, a, found)

    def logarithms(self):
        """Sizes at which b by floating-point logarithms comes out wrong (such as
        (v*ln radix)/ln 2 in 64 bits, or log2 in 32 bits), and those radices
        that are no power of 2 whose radix^v comes nearest to a power of 256."""
        for radix, v in [(2, 232), (2, 248), (4, 116), (4, 124), (32, 88), (32, 168), (512, 184), (972, 133),
                         (1024, 44), (1024, 84), (2048, 152)]:
            for n in (2 * v, 2 * v - 1):
                self.add_random("b by logarithms goes wrong", radix, n)
        for radix, v in NEAREST:
            for n in (2 * v, 2 * v - 1):
                self.add_random("radix^v nearest to a power of 256", radix, n)

    def make(self):
        self.key_sizes()
        self.tweak_lengths()
        self.lengths()
        self.every_b()
        self.power_edges()
        self.fixed_texts()
        self.states()
        self.sums()
        self.word_edges()
        self.reductions()
        self.logarithms()
        return self.cases


# -------------------------------------------------------------- every radix

EVERY_KEY = bytes(range(32))
EVERY_RULE = [
    "for each radix r from 2 to 65536: AES-256 with the key below, empty tweak,"
    " n = the least length of at least 2 with r^n >= 1000000,"
    " plaintext numeral i (i from 0) = (i*7919 + r*31 + 5) mod r",
    "each block takes the radices first...last in rising order; for each radix all numerals of the"
    " ciphertext, first numeral first, each as 2 bytes, big-endian; all put one after another without"
    " separators; sha256 is SHA-256 over that, in hex",
]


def every_radix(second):
    encryptor = Cipher(algorithms.AES(EVERY_KEY), modes.ECB()).encryptor()
    blocks = []
    agreed = 0
    for first in range(2, 65537, 256):
        last = min(first + 255, 65536)
        joined = b""
        for radix in range(first, last + 1):
            plaintext = [(i * 7919 + radix * 31 + 5) % radix for i in range(min_length(radix))]
            ff1 = FF1(EVERY_KEY, radix, encryptor)
            ciphertext = ff1.encrypt(b"", plaintext)
            assert ff1.decrypt(b"", ciphertext) == plaintext
            if second is not None:
                assert second(EVERY_KEY, radix).encrypt(b"", plaintext) == ciphertext, radix
                agreed += 1
            for numeral in ciphertext:
                joined += numeral.to_bytes(2, "big")
        blocks.append({"first": first, "last": last, "sha256": hashlib.sha256(joined).hexdigest()})
    return blocks, agreed


# -------------------------------------------------------------------- checks


def load(path):
    with open(path, encoding="utf-8") as handle:
        return json.load(handle)


def both_ways(key, radix, tweak, plaintext, ciphertext):
    ff1 = FF1(key, radix)
    assert ff1.encrypt(tweak, plaintext) == ciphertext
    assert ff1.decrypt(tweak, ciphertext) == plaintext


def check_nist(path):
    count = 0
    for sample in load(path)["samples"]:
        symbols = sample["alphabet"]
        both_ways(bytes.fromhex(sample["keyHex"]), sample["radix"], bytes.fromhex(sample["tweakHex"]),
                  [symbols.index(s) for s in sample["plaintext"]],
                  [symbols.index(s) for s in sample["ciphertext"]])
        count += 1
    print(f"NIST samples: {count} agree, both directions")


def check_acvp(path):
    count = 0
    for group in load(path)["testGroups"]:
        symbols = group["alphabet"]
        for case in group["tests"]:
            both_ways(bytes.fromhex(case["key"]), group["radix"], bytes.fromhex(case["tweak"]),
                      [symbols.index(s) for s in case["pt"]], [symbols.index(s) for s in case["ct"]])
            count += 1
    print(f"ACVP: {count} agree, both directions")


def check_wycheproof(path):
    count = invalid = small = 0
    for group in load(path)["testGroups"]:
        symbols = group.get("alphabet")
        for case in group["tests"]:
            if case["result"] != "valid":
                invalid += 1
                continue
            plaintext, ciphertext = case["msg"], case["ct"]
            if isinstance(plaintext, str):
                plaintext = [symbols.index(s) for s in plaintext]
                ciphertext = [symbols.index(s) for s in ciphertext]
            if group["radix"] ** len(plaintext) < MIN_DOMAIN:
                small += 1
                continue
            both_ways(bytes.fromhex(case["key"]), group["radix"], bytes.fromhex(case["tweak"]),
                      plaintext, ciphertext)
            count += 1
    print(f"Wycheproof, one file: {count} agree, both directions;"
          f" left out: {invalid} invalid, {small} below the limit of Rev. 1")


def write_lines(path, head, name, rows):
    lines = ",\n".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) for row in rows)
    opening = json.dumps(head, ensure_ascii=True, indent=1)[:-2]
    with open(path, "w", encoding="ascii", newline="\n") as handle:
        handle.write(f'{opening},\n "{name}": [\n{lines}\n]}}\n')
    load(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--nist")
    parser.add_argument("--acvp")
    parser.add_argument("--wycheproof", nargs="*", default=[])
    options = parser.parse_args()
    if options.nist:
        check_nist(options.nist)
    if options.acvp:
        check_acvp(options.acvp)
    for path in options.wycheproof:
        check_wycheproof(path)
    try:
        from dealcode._ff1 import FF1 as second
    except ImportError:
        second = None
        print("dealcode is not installed: no comparison with it")

    cases = Maker().make()
    if second is not None:
        agreed = refused = 0
        for case in cases:
            key, tweak = bytes.fromhex(case["key"]), bytes.fromhex(case["tweak"])
            try:
                other = second(key, case["radix"])
                result = other.encrypt(tweak, case["plaintext"])
                back = other.decrypt(tweak, case["ciphertext"])
            except ValueError as error:
                refused += 1
                print(f"dealcode refused case {case['id']}: {error}")
                continue
            assert result == case["ciphertext"], case["id"]
            assert back == case["plaintext"], case["id"]
            agreed += 1
        print(f"dealcode, ff1.json: {agreed} agree, both directions; {refused} refused")
    try:
        from Crypto.Cipher import AES as second_aes
    except ImportError:
        second_aes = None
        print("pycryptodome is not installed: no comparison with its AES")
    if second_aes is not None:
        for case in cases:
            key = bytes.fromhex(case["key"])

            class Encryptor:
                update = second_aes.new(key, second_aes.MODE_ECB).encrypt

            ff1 = FF1(key, case["radix"], Encryptor)
            assert ff1.encrypt(bytes.fromhex(case["tweak"]), case["plaintext"]) == case["ciphertext"]
        print(f"AES of pycryptodome, ff1.json: {len(cases)} agree")
    write_lines(os.path.join(options.out, "ff1.json"), {"format": "ff1/1"}, "cases", cases)
    print(f"ff1.json: {len(cases)} cases")

    blocks, agreed = every_radix(second)
    if second is not None:
        print(f"dealcode, every radix: {agreed} agree")
    write_lines(os.path.join(options.out, "ff1_every_radix.json"),
                {"format": "ff1-every-radix/1", "rule": EVERY_RULE, "key": EVERY_KEY.hex()},
                "blocks", blocks)
    print(f"ff1_every_radix.json: {len(blocks)} blocks")


if __name__ == "__main__":
    sys.exit(main())
