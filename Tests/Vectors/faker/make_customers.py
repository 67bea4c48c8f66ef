#!/usr/bin/env python3
"""Writes made-up customers as CSV or JSON Lines: names, addresses and numbers in ten locales.

Needs the package Faker (40.54 was used). The same arguments make the same file with the same version of it. The data is not
kept in the repository: see README.md for what it is used for.

    make_customers.py > customers.csv
    make_customers.py --rows 1000 --columns id,name,email,phone,ticket,card,address --format jsonl -o customers.jsonl
    make_customers.py --columns id,name,email,phone,ticket,card,city --bytes 1000000000 -o large.csv
"""

import argparse
import contextlib
import csv
import io
import json
import sys

from faker import Faker

# With the calling code, and how many digits follow it.
LOCALES = {
    "en_US": ("1", 10), "de_DE": ("49", 10), "fr_FR": ("33", 9), "ja_JP": ("81", 10), "zh_CN": ("86", 11),
    "ar_SA": ("966", 9), "ru_RU": ("7", 10), "hi_IN": ("91", 10), "el_GR": ("30", 10), "pl_PL": ("48", 9),
}
COLUMNS = ["id", "name", "email", "phone", "ticket", "card", "address", "city"]


def customers(rows, seed, local_phones):
    """Each customer as a dictionary of all columns, without the id."""
    fakers = []
    for number, locale in enumerate(LOCALES):
        fake = Faker(locale)
        fake.seed_instance(seed + number)
        fakers.append((locale, fake))
    for number in range(rows):
        locale, fake = fakers[number % len(fakers)]
        code, digits = LOCALES[locale]
        phone = fake.phone_number() if local_phones else "+" + code + fake.numerify("%" + "#" * (digits - 1))
        yield {
            "name": fake.name(),
            # The number makes it one of its own.
            "email": f"{number}.{fake.email()}",
            "phone": phone,
            "ticket": f"TT-{10_000_000 + (number * 7919 + seed) % 90_000_000}",
            "card": fake.credit_card_number(),
            "address": fake.address(),
            "city": fake.city(),
        }


def line(row, columns, jsonl):
    if jsonl:
        return json.dumps({name: row[name] for name in columns}, ensure_ascii=False) + "\n"
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([row[name] for name in columns])
    return text.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=68_000)
    parser.add_argument("--seed", type=int, default=2019)
    parser.add_argument("--columns", default="name,email,phone,ticket,card", help="of: " + ",".join(COLUMNS))
    parser.add_argument("--format", choices=["csv", "jsonl"], default="csv")
    parser.add_argument("--local-phones", action="store_true", help="as people write them, and not in E.164")
    parser.add_argument("--bytes", type=int, help="repeat the customers under other ids until there are so many bytes")
    parser.add_argument("-o", "--output")
    arguments = parser.parse_args()
    columns = arguments.columns.split(",")
    if not set(columns) <= set(COLUMNS):
        parser.error("a column is none of these: " + ",".join(COLUMNS))
    if arguments.bytes and "id" not in columns:
        parser.error("--bytes takes ids")
    jsonl = arguments.format == "jsonl"
    made = list(customers(arguments.rows, arguments.seed, arguments.local_phones))
    with contextlib.ExitStack() as stack:
        output = stack.enter_context(open(arguments.output, "w", newline="")) if arguments.output else sys.stdout
        size = 0 if jsonl else output.write(",".join(columns) + "\n")
        identifier = 0
        while True:
            for row in made:
                identifier += 1
                text = line({"id": str(identifier), **row}, columns, jsonl)
                output.write(text)
                size += len(text.encode())
                if arguments.bytes and size >= arguments.bytes:
                    return
            if not arguments.bytes:
                return


if __name__ == "__main__":
    main()
