#!/usr/bin/env python3
"""Makes measures.json: tables, and what pycanon says of them.

    python3 make_measures.py [--out DIR]

Needs the package `pycanon` (1.3.6). Running it again gives the same bytes.

pycanon rounds entropy l-diversity down. Its t-closeness divides by zero where a
numeric attribute has one value only; there are no such tables here.
"""

import argparse
import json
import os
import random

import pandas
from pycanon import anonymity

HERE = os.path.dirname(os.path.abspath(__file__))


def table(number):
    source = random.Random(f"masking measures {number}")
    rows = [5, 12, 40, 80, 160][number % 5]
    qi = [1, 2, 3][number % 3]
    kinds = [2, 3, 6][number // 5 % 3]
    columns = [[f"q{source.randrange(kinds)}é{'' if source.random() < 0.7 else 'x'}" for _ in range(rows)]
               for _ in range(qi)]
    diagnosis = [source.choice(["flu", "Flu", "asthma", "κρύωμα", "風邪", ""][:source.choice([2, 4, 6])])
                 for _ in range(rows)]
    income = [source.choice([-2.5, 0, 10, 20.25, 1e6, 1e6 + 1, 3]) for _ in range(rows)]
    return columns, diagnosis, income


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=HERE)
    options = parser.parse_args()
    cases = []
    for number in range(45):
        columns, diagnosis, income = table(number)
        frame = pandas.DataFrame({f"q{at}": column for at, column in enumerate(columns)})
        quasi = list(frame.columns)
        frame["diagnosis"], frame["income"] = diagnosis, income
        cases.append({
            "id": number + 1, "columns": columns, "diagnosis": diagnosis, "income": income,
            "k": int(anonymity.k_anonymity(frame, quasi)),
            "distinct": int(anonymity.l_diversity(frame, quasi, ["diagnosis"])),
            "entropy": int(anonymity.entropy_l_diversity(frame, quasi, ["diagnosis"])),
            "categorical": float(anonymity.t_closeness(frame, quasi, ["diagnosis"])),
            "numeric": float(anonymity.t_closeness(frame, quasi, ["income"])),
        })
    text = ",\n".join(json.dumps(case, separators=(",", ":"), ensure_ascii=True) for case in cases)
    with open(os.path.join(options.out, "measures.json"), "w", encoding="ascii") as file:
        file.write('{"format":"masking-measures/1","cases":[\n' + text + "\n]}\n")
    print(f"cases: {len(cases)}")


if __name__ == "__main__":
    main()
