#!/usr/bin/env python3
"""Makes expressions.txt: ranks of texts of regular expressions by the Python
package `fte` (RegexFormat: Thompson's construction, subsets, Hopcroft's
minimisation, Goldberg-Sipser), where its dialect and ours overlap: classes,
groups, alternatives, `?`, `*`, `+`, over ASCII. It has no counted repetition, so
these are written out.

    pip install fte
    python3 make_expressions.py [--out DIR]

Running it again gives the same bytes.
"""

import argparse
import hashlib
import os

from fte import RegexFormat

# Expression, greatest length.
EXPRESSIONS = [
    (r"[a-z]+", 12), (r"[A-Z][A-Z][A-Z]-[0-9][0-9][A-Z][A-Z][0-9]", 10), (r"(a|b)+", 24), (r"(a|b)*a(a|b)(a|b)(a|b)", 26),
    (r"[a-z0-9_+-]+([.][a-z0-9_+-]+)*", 30), (r"(ab|ba)+c*", 40), (r"[a-c]+([bc][a-c]+)*", 16), (r"(a+b+)+", 30),
    (r"(aa|a)(aa|a)[0-9][0-9][0-9][0-9][0-9][0-9]", 10), (r"[0-9][0-9][0-9][0-9][0-9][0-9](-DE|-AT|-CH)?", 9),
    (r"\d+(\.\d+)?", 12), (r"(EMP|EXT|E)\w\w\w\w", 7), (r"[acegikmoqsuwy]+[bdfhjlnprtvxz]*", 10),
    (r"([abd]|[bc]|[cde])+", 10), (r"(a?b?c?d?e?)(a?b?c?d?e?)[0-9]+", 16), (r"x(y(z(x|y)?)?)?[a-f]+", 12),
    (r"([a-m]|[h-z][0-9])+", 9), (r"(0|1)*1(0|1)(0|1)(0|1)(0|1)(0|1)(0|1)", 30), (r"[!-/]+[:-@]+", 8),
    (r"(a|ab|abc|abcd)+", 34), (r"((a|b)(c|d))+(e|f)?", 21), (r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*", 64),
    (r"(a*)(b*)(c*)(d*)e+", 60), (r"(\\|\(|\)|\||\[|\])+", 12),
]
COUNT = 40


def numbers(seed, limit):
    """The two ends, and what SHA-256 in counter mode gives."""
    out = [0, 1, limit // 2, limit - 2, limit - 1]
    for counter in range(COUNT - len(out)):
        data = b""
        while len(data) * 8 < limit.bit_length() + 64:
            data += hashlib.sha256(f"{seed}/{counter}/{len(data)}".encode()).digest()
        out.append(int.from_bytes(data, "big") % limit)
    # Most of these have the greatest length; what is left, the orders of magnitude below.
    return out + [limit // 10 ** k for k in range(1, len(str(limit)))][:20]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    options = parser.parse_args()
    with open(os.path.join(options.out, "expressions.txt"), "w", encoding="utf-8", newline="\n") as file:
        for expression, longest in EXPRESSIONS:
            format = RegexFormat(f"^({expression})$", min_length=1, max_length=longest)
            assert format.cardinality >= 10 ** 6, expression
            file.write(f"{expression}\t{longest}\t{format.cardinality}\n")
            for rank in numbers(expression, format.cardinality):
                text = format.unrank(rank)
                assert format.rank(text) == rank
                file.write(f"\t{rank}\t{text.decode('ascii')}\n")
        print(len(EXPRESSIONS))


if __name__ == "__main__":
    main()
