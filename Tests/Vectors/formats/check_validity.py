#!/usr/bin/env python3
"""Asks python-stdnum and phonenumbers whether the tokens of the *.tsv files are what is promised of them, and makes
checkdigits.tsv: numbers whose check digits python-stdnum finds right.

    pip install python-stdnum phonenumbers
    python3 check_validity.py
"""

import hashlib
import os
import sys

import phonenumbers
import stdnum.iban
import stdnum.luhn
import stdnum.us.ssn
import stdnum.verhoeff
from stdnum.iso7064 import mod_11_2, mod_11_10, mod_37_2, mod_37_36, mod_97_10

HERE = os.path.dirname(os.path.abspath(__file__))
DIGITS = "0123456789"
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def rows(name):
    with open(os.path.join(HERE, name + ".tsv"), encoding="utf-8") as file:
        next(file)
        for line in file:
            value, _, token = line.rstrip("\n").split("\t")
            yield value, token


def all_of(name, what, holds):
    wrong = [pair for pair in rows(name) if not holds(*pair)]
    print(f"{name}: {what}: {1000 - len(wrong)} of 1000")
    return not wrong


def same_country_and_length(value, token):
    """What is promised: the country code and the number of digits."""
    a, b = phonenumbers.parse(value), phonenumbers.parse(token)
    return a.country_code == b.country_code and len(value) == len(token)


def as_possible(value, token):
    """What is not promised, though nearly always so: a token of a possible number is possible. It is not where its
    national number begins like the prefix that is dialled before national numbers, which the package takes away."""
    a, b = phonenumbers.parse(value), phonenumbers.parse(token)
    return phonenumbers.is_possible_number(b) or not phonenumbers.is_possible_number(a)


def ssn(value, token):
    # stdnum knows three numbers that were printed in advertisements, and refuses them: a token may be one.
    return stdnum.us.ssn.is_valid(token) or token in stdnum.us.ssn._ssn_blacklist


def check_digits():
    """Numbers with right check digits, by algorithm."""
    makers = [
        ("luhn", DIGITS, stdnum.luhn.calc_check_digit, stdnum.luhn.is_valid),
        ("verhoeff", DIGITS, stdnum.verhoeff.calc_check_digit, stdnum.verhoeff.is_valid),
        ("mod11-2", DIGITS, mod_11_2.calc_check_digit, mod_11_2.is_valid),
        ("mod11,10", DIGITS, mod_11_10.calc_check_digit, mod_11_10.is_valid),
        ("mod37-2", DIGITS + UPPER, mod_37_2.calc_check_digit, mod_37_2.is_valid),
        ("mod37,36", DIGITS + UPPER, mod_37_36.calc_check_digit, mod_37_36.is_valid),
        ("mod97-10", DIGITS + UPPER, mod_97_10.calc_check_digits, mod_97_10.is_valid),
        # stdnum has these two for other alphabets, through parameters.
        ("mod27,26", UPPER, lambda n: mod_37_36.calc_check_digit(n, UPPER), lambda n: mod_37_36.is_valid(n, UPPER)),
    ]
    counter = 0
    with open(os.path.join(HERE, "checkdigits.tsv"), "w", newline="\n") as file:
        for name, alphabet, calculate, is_valid in makers:
            for _ in range(50):
                counter += 1
                digest = hashlib.sha256(f"checkdigits/{counter}".encode()).digest()
                body = "".join(alphabet[byte % len(alphabet)] for byte in digest[:12])
                whole = body + calculate(body)
                assert is_valid(whole), (name, whole)
                file.write(f"{name}\t{body}\t{whole[len(body):]}\n")
        for _ in range(50):
            counter += 1
            digest = hashlib.sha256(f"checkdigits/{counter}".encode()).digest()
            body = "".join(UPPER[byte % 26] for byte in digest[:12])
            # ISO/IEC 7064, MOD 661-26: the whole number in base 26 is 1 mod 661.
            number = sum((ord(c) - 65) * 26 ** (len(body) + 1 - i) for i, c in enumerate(body))
            check = next(x for x in range(661) if (number + x) % 661 == 1)
            file.write(f"mod661-26\t{body}\t{UPPER[check // 26]}{UPPER[check % 26]}\n")
    print(f"checkdigits.tsv: {counter} numbers")


def main():
    fine = [
        all_of("card", "the value passes Luhn, the token does not",
               lambda v, t: stdnum.luhn.is_valid(v) and not stdnum.luhn.is_valid(t)),
        all_of("iban_gb", "value and token are valid",
               lambda v, t: all(stdnum.iban.is_valid(x, check_country=False) for x in (v, t))),
        all_of("iban_de", "value and token are valid",
               lambda v, t: all(stdnum.iban.is_valid(x, check_country=False) for x in (v, t))),
        all_of("ssn", "the token is valid", ssn),
        all_of("phone", "country and length are the same", same_country_and_length),
        all_of("member", "the token passes Luhn",
               lambda v, t: stdnum.luhn.is_valid("".join(c for c in t if c in DIGITS))),
    ]
    all_of("phone", "the token is as possible as the value", as_possible)
    check_digits()
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
