#!/usr/bin/env python3
"""Makes the *.tsv files: reference cases for FF1 over formats.

Written from sections 2 and 4 of the design ("FF1 over a format", "Payment card
token", "Format-preserving token") and from the table of tweaks in the
documentation of FormatCipher, with ranking done anew for each format, as
plainly as possible: no automaton, no shared code. FF1 is that of the package
`dealcode`.

    pip install dealcode cryptography
    python3 make_formats.py [--out DIR]

Running it again gives the same bytes.
"""

import argparse
import bisect
import datetime
import hashlib
import ipaddress
import os

from dealcode._ff1 import FF1

DIGITS = "0123456789"
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
KEY = bytes(range(32))
COUNT = 1000


class Stream:
    """Numbers from SHA-256(seed || counter)."""

    def __init__(self, seed):
        self.seed, self.counter = seed.encode(), 0

    def below(self, limit):
        """Uniform enough: 64 bits more than the limit has."""
        size = limit.bit_length() // 8 + 9
        data = b""
        while len(data) < size:
            data += hashlib.sha256(self.seed + self.counter.to_bytes(8, "big")).digest()
            self.counter += 1
        return int.from_bytes(data[:size], "big") % limit

    def pick(self, items):
        return items[self.below(len(items))]

    def text(self, alphabet, count):
        return "".join(self.pick(alphabet) for _ in range(count))


# ------------------------------------------------------- FF1 over [0, N)

ciphers = {}


def ff1(radix):
    if radix not in ciphers:
        ciphers[radix] = FF1(KEY, radix)
    return ciphers[radix]


def root(size, n):
    """ceil(size^(1/n))"""
    low, high = 1, 1
    while high ** n < size:
        high *= 2
    while low < high:
        middle = (low + high) // 2
        if middle ** n < size:
            low = middle + 1
        else:
            high = middle
    return low


def shape(size):
    """n, the smallest even number with ceil(size^(1/n)) <= 65,536, and r."""
    n = 2
    while root(size, n) > 65536:
        n += 2
    return n, root(size, n)


def to_numerals(x, radix, n):
    out = []
    for _ in range(n):
        out.insert(0, x % radix)
        x //= radix
    return out


def number(numerals, radix):
    x = 0
    for numeral in numerals:
        x = x * radix + numeral
    return x


def permute(rank, size, tweak):
    """Cycle-walking."""
    n, r = shape(size)
    while True:
        rank = number(ff1(r).encrypt(tweak, to_numerals(rank, r, n)), r)
        if rank < size:
            return rank


def tweak_of(kept, caller, length=None):
    """The table of FormatCipher. `kept` is None where the format keeps nothing.

    `length` is L: for a ranked value of a format with several domains, the
    greatest of the lengths that share the value's.
    """
    if length is not None:
        kept = b"\xfd" + length.to_bytes(2, "big") + (kept or b"")
    if kept is None:
        return caller
    if not caller:
        return kept
    return b"\xff" + len(kept).to_bytes(4, "big") + kept + caller


def luhn_sum(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit)
        if place % 2 == 1:
            value *= 2
            value = value - 9 if value > 9 else value
        total += value
    return total


def luhn_fill(head, tail, wanted):
    """The one digit between head and tail that makes the sum right."""
    found = [d for d in DIGITS if luhn_sum(head + d + tail) % 10 == wanted]
    assert len(found) == 1
    return found[0]


# ------------------------------------------------------- the formats
# Each: name, text form, caller's tweak; make(stream) -> value, rank, token


def cards(stream, caller):
    for _ in range(COUNT):
        length = 12 + stream.below(8)
        leading = str(2 + stream.below(5)) + stream.text(DIGITS, length - 6)
        kept = stream.text(DIGITS, 4)
        value = leading + luhn_fill(leading, kept, 0) + kept
        rank = int(leading) - 2 * 10 ** (len(leading) - 1)
        numerals = [int(d) for d in leading]
        while True:
            numerals = ff1(10).encrypt(tweak_of(kept.encode(), caller), numerals)
            if numerals[0] in (2, 3, 4, 5, 6):
                break
        head = {2: "0", 3: "1", 4: "7", 5: "8", 6: "9"}[numerals[0]] + "".join(map(str, numerals[1:]))
        yield value, rank, head + luhn_fill(head, kept, 3) + kept


AREAS = [area for area in range(1, 900) if area != 666]


def ssn(stream, caller):
    size = len(AREAS) * 99 * 9999

    def text(rank):
        area, rest = divmod(rank, 99 * 9999)
        group, serial = divmod(rest, 9999)
        return f"{AREAS[area]:03}-{group + 1:02}-{serial + 1:04}"

    assert size == 888931098
    for _ in range(COUNT):
        rank = stream.below(size)
        yield text(rank), rank, text(permute(rank, size, caller))


def mixed(places):
    """Rank and unrank of fixed places, each an alphabet or a literal."""
    size = 1
    for place in places:
        size *= len(place)

    def text(rank):
        out = ""
        for place in reversed(places):
            rank, numeral = divmod(rank, len(place))
            out = place[numeral] + out
        return out

    return size, text


def plate(stream, caller):
    size, text = mixed([UPPER] * 3 + ["-"] + [DIGITS] * 2 + [UPPER] * 2 + [DIGITS])
    for _ in range(COUNT):
        rank = stream.below(size)
        yield text(rank), rank, text(permute(rank, size, caller))


def iban_check(country, account):
    digits = "".join(str(int(c, 36)) for c in account + country + "00")
    return f"{98 - int(digits) % 97:02}"


def iban_gb(stream, caller):
    size, text = mixed([UPPER] * 4 + [DIGITS] * 14)

    def whole(rank):
        account = text(rank)
        return "GB" + iban_check("GB", account) + account

    for _ in range(COUNT):
        rank = stream.below(size)
        yield whole(rank), rank, whole(permute(rank, size, caller))


def iban_de(stream, caller):
    """One alphabet: FF1 on the eighteen digits, and the bank's eight kept here."""
    for _ in range(COUNT):
        bank, account = stream.text(DIGITS, 8), stream.text(DIGITS, 10)
        token = ff1(10).encrypt(tweak_of(bank.encode(), caller), [int(d) for d in account])
        token = "".join(map(str, token))
        yield (f"DE{iban_check('DE', bank + account)}{bank}{account}", int(account),
               f"DE{iban_check('DE', bank + token)}{bank}{token}")


def date(stream, caller):
    size = 3652059
    for _ in range(COUNT):
        rank = stream.below(size)
        token = permute(rank, size, caller)
        yield (datetime.date.fromordinal(rank + 1).isoformat(), rank,
               datetime.date.fromordinal(token + 1).isoformat())


ATOM = "+-0123456789_abcdefghijklmnopqrstuvwxyz"  # in the order of their codes
LOCAL = "+-.0123456789_abcdefghijklmnopqrstuvwxyz"
local_counts = {}


def local_count(length, after_atom):
    """Ends of so many characters, after an atom's character or after a dot (or nothing)."""
    if length == 0:
        return 1 if after_atom else 0
    key = (length, after_atom)
    if key not in local_counts:
        total = len(ATOM) * local_count(length - 1, True)
        if after_atom:
            total += local_count(length - 1, False)
        local_counts[key] = total
    return local_counts[key]


def local_rank(local):
    rank, after_atom = 0, False
    for place, character in enumerate(local):
        left = len(local) - place - 1
        for smaller in LOCAL:
            if smaller == character:
                break
            if smaller != "." or after_atom:
                rank += local_count(left, smaller != ".")
        after_atom = character != "."
    return rank


def local_unrank(rank, length):
    out, after_atom = "", False
    for place in range(length):
        left = length - place - 1
        for character in LOCAL:
            if character == "." and not after_atom:
                continue
            count = local_count(left, character != ".")
            if rank < count:
                break
            rank -= count
        out += character
        after_atom = character != "."
    return out


def email(stream, caller):
    # Lengths 1 to 4 share one domain: 1 to 3 have fewer than a million together.
    pool = [local_count(length, False) for length in (1, 2, 3, 4)]
    assert sum(pool[:3]) < 1000000 <= sum(pool)
    for _ in range(COUNT):
        length = stream.pick([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 20, 26, 40, 63, 64])
        local = local_unrank(stream.below(local_count(length, False)), length)
        domain = stream.text("abcdefghijklmnop", 1 + stream.below(12)) + stream.pick([".com", ".example.org", ".De"])
        tweak = tweak_of(domain.encode(), caller, max(length, 4))
        rank = local_rank(local)
        if length <= 4:
            rank += sum(pool[:length - 1])
            token = permute(rank, sum(pool), tweak)
            size = 1
            while token >= pool[size - 1]:
                token -= pool[size - 1]
                size += 1
            token = local_unrank(token, size)
        else:
            token = local_unrank(permute(rank, local_count(length, False), tweak), length)
        yield f"{local}@{domain}", rank, f"{token}@{domain}"


def phone(stream, caller):
    codes = ["1", "7", "44", "49", "81", "353", "420", "599", "971", "998"]
    for _ in range(COUNT):
        code = stream.pick(codes)
        national = stream.text(DIGITS, 6 + stream.below(15 - len(code) - 5))
        token = ff1(10).encrypt(tweak_of(code.encode(), caller), [int(d) for d in national])
        yield f"+{code}{national}", int(national), f"+{code}{''.join(map(str, token))}"


def member(stream, caller):
    size, text = mixed([UPPER] * 2 + [DIGITS] * 6)

    def whole(rank):
        body = text(rank)
        digits = "".join(c for c in body if c in DIGITS)
        return f"M-{body}{luhn_fill(digits, '', 0)}"

    for _ in range(COUNT):
        rank = stream.below(size)
        yield whole(rank), rank, whole(permute(rank, size, caller))


def country(stream, caller):
    """Two lengths with equally many values, whose ranks FF1 cannot tell apart."""
    for _ in range(COUNT):
        digits, suffix = stream.text(DIGITS, 6), stream.pick(["", "-DE"])
        length = 6 + len(suffix)
        token = permute(int(digits), 10 ** 6, tweak_of(None, caller, length))
        yield f"{digits}{suffix}", int(digits), f"{token:06}{suffix}"


def shop(stream, caller):
    """A kept part of varying length, short lengths that share one domain, and a tweak of the caller's."""
    counts = {2: 26 * 10, 3: 26 * 100, 4: 26 * 1000, 5: 26 * 10 ** 4, 6: 26 * 10 ** 5, 7: 26 * 10 ** 6}
    first = [length for length in counts if length <= 6]
    assert sum(counts[x] for x in first[:-1]) < 10 ** 6 <= sum(counts[x] for x in first)

    def text(letter, length, rank):
        return f"{UPPER[letter]}{rank:0{length - 1}}"

    for _ in range(COUNT):
        length = stream.pick(list(counts))
        letter, rest = stream.below(26), stream.below(10 ** (length - 1))
        kept = stream.text(DIGITS, 1 + stream.below(3))
        if length == 7:
            size, low = counts[7], 0
        else:
            size, low = sum(counts[x] for x in first), sum(counts[x] for x in first if x < length)
        tweak = tweak_of(kept.encode(), caller, max(length, 6))
        rank = low + letter * 10 ** (length - 1) + rest
        token = permute(rank, size, tweak)
        size = 7 if length == 7 else 2
        while length != 7 and token >= counts[size]:
            token -= counts[size]
            size += 1
        yield (f"{kept}/{text(letter, length, rest)}", rank,
               f"{kept}/{text(*[token // 10 ** (size - 1), size, token % 10 ** (size - 1)])}")


BASE36 = DIGITS + "abcdefghijklmnopqrstuvwxyz"


def lengths(stream, caller):
    """Two kept parts, the second of varying length, and one domain over lengths 3 to 6."""
    starts = [0]
    for length in range(3, 7):
        starts.append(starts[-1] + 36 ** length)
    size = starts[-1]

    def text(rank):
        length = bisect.bisect_right(starts, rank) - 1
        numerals = to_numerals(rank - starts[length], 36, length + 3)
        return "".join(BASE36[x] for x in numerals)

    for _ in range(COUNT):
        length = 3 + stream.below(4)
        rank = starts[length - 3] + stream.below(36 ** length)
        first, second = stream.text(UPPER, stream.below(4)), stream.text(DIGITS, 2)
        kept = first.encode() + b"\xfe" + second.encode()
        token = permute(rank, size, tweak_of(kept, caller))
        yield f"{first}-{text(rank)}{second}", rank, f"{first}-{text(token)}{second}"


LATIN = [c for low, high in [
    (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0xFF), (0x100, 0x131), (0x134, 0x13E),
    (0x141, 0x148), (0x14A, 0x17E), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x218, 0x21B), (0x1EA0, 0x1EF9),
] for c in map(chr, range(low, high + 1))]


def names(stream, caller):
    for _ in range(COUNT):
        words = [stream.text(LATIN, 1 + stream.below(9)) for _ in range(1 + stream.below(3))]
        value = words[0]
        for word in words[1:]:
            value += stream.pick([" ", "-", "'", "\u2019", ". "]) + word
        letters = [c for c in value if c in LATIN]
        if len(letters) < 3:
            value, letters = value + "Abc", letters + list("Abc")
        numerals = [LATIN.index(c) for c in letters]
        kept = "".join(c for c in value if c not in LATIN).encode()
        token = iter(ff1(len(LATIN)).encrypt(tweak_of(kept, caller), numerals))
        yield (value, number(numerals, len(LATIN)),
               "".join(LATIN[next(token)] if c in LATIN else c for c in value))


def ipv6(stream, caller):
    size = 2 ** 128
    for _ in range(COUNT):
        rank = stream.below(size)
        for _ in range(stream.below(4)):  # runs of zeros
            rank &= ~(0xFFFF << 16 * stream.below(8))
        token = permute(rank, size, caller)
        yield str(ipaddress.IPv6Address(rank)), rank, str(ipaddress.IPv6Address(token))


def amount(stream, caller):
    low, high = -50000, 12345678
    size = high - low + 1

    def text(rank):
        value = rank + low
        return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02}"

    for _ in range(COUNT):
        rank = stream.below(size)
        yield text(rank), rank, text(permute(rank, size, caller))


def timestamp(stream, caller):
    low, high = datetime.datetime(1970, 1, 1), datetime.datetime(2069, 12, 31, 23, 59, 59)
    size = int((high - low).total_seconds()) + 1

    def text(rank):
        return (low + datetime.timedelta(seconds=rank)).strftime("%Y-%m-%dT%H:%M:%SZ")

    for _ in range(COUNT):
        rank = stream.below(size)
        yield text(rank), rank, text(permute(rank, size, caller))


FORMATS = [
    ("card", "<card keep=4 class=3 lengths=12..19>", b"", cards),
    ("ssn", "preset:ssn", b"", ssn),
    ("plate", r"<regex:[A-Z]{3}-\d{2}[A-Z]{2}\d>", b"", plate),
    ("iban_gb", "preset:iban GB", b"", iban_gb),
    ("iban_de", "DE<check iban><keep digits:8><digits:10>", b"tenant", iban_de),
    ("date", "<date:0001-01-01..9999-12-31>", b"a long tweak of more than sixteen bytes", date),
    ("email", "preset:email", b"", email),
    ("phone", "+<keep calling-code><digits:6..14 same-length>", b"", phone),
    ("member", "M-<upper:2><digits:6><check luhn>", b"", member),
    ("lengths", "<keep upper:0..3>-<base36:3..6><keep digits:2>", b"\x00\x01", lengths),
    ("country", r"<regex same-length:\d{6}(-DE)?>", b"", country),
    ("shop", r"<keep digits:1..3>/<regex same-length:[A-Z]\d{1,6}>", b"\x07", shop),
    ("name", "preset:name latin", b"", names),
    ("ipv6", "<ipv6>", b"\xff", ipv6),
    ("amount", "<decimal:-500.00..123456.78>", b"", amount),
    ("timestamp", "<timestamp:1970-01-01T00:00:00Z..2069-12-31T23:59:59Z>", b"", timestamp),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    options = parser.parse_args()
    for name, text, caller, make in FORMATS:
        with open(os.path.join(options.out, name + ".tsv"), "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{text}\t{caller.hex()}\n")
            for value, rank, token in make(Stream("formats/" + name), caller):
                file.write(f"{value}\t{rank}\t{token}\n")
        print(name)


if __name__ == "__main__":
    main()
