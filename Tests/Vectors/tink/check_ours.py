#!/usr/bin/env python3
"""Opens everything in ours.json, which the library wrote, with Google Tink.

    python3 check_ours.py [FILE]

Needs the packages `tink` and `cryptography`. Ends with an error at the first thing that Tink does not read
as it was meant, or writes in another way.
"""

import collections
import json
import os
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from tink_form import *

tally = collections.Counter()


def require(condition, what):
    if not condition:
        raise SystemExit(f"FAILED: {what}")


def refused(body, what):
    try:
        body()
    except core.TinkError:
        return
    raise SystemExit(f"FAILED: accepted: {what}")


def check_sample(row, keyset, tink, index, number, output):
    what = f"{row['name']}, sample {index}"
    entry = keyset.key[number]
    status = STATUS[entry.status]
    kind = f"{row['primitive']}: {status.lower()} key"
    if row["primitive"] in ("AEAD", "DeterministicAEAD"):
        if row["primitive"] == "AEAD":
            read = tink.primitive(aead.Aead).decrypt
        else:
            primitive = tink.primitive(daead.DeterministicAead)
            read = primitive.decrypt_deterministically
            if status == "ENABLED":
                again = single(entry).primitive(daead.DeterministicAead)
                require(again.encrypt_deterministically(message(index), data(index)) == output, what)
        if status == "ENABLED":
            require(read(output, data(index)) == message(index), what)
            refused(lambda: read(output, data(index) + b"x"), what)
            refused(lambda: read(output[:-1] + bytes([output[-1] ^ 1]), data(index)), what)
        else:
            refused(lambda: read(output, data(index)), what)
    elif row["primitive"] == "MAC":
        if status == "ENABLED":
            tink.primitive(mac.Mac).verify_mac(output, message(index))
            require(single(entry).primitive(mac.Mac).compute_mac(message(index)) == output, what)
            refused(lambda: tink.primitive(mac.Mac).verify_mac(output, message(index) + b"x"), what)
        else:
            refused(lambda: tink.primitive(mac.Mac).verify_mac(output, message(index)), what)
    else:
        functions = tink.primitive(prf.PrfSet).all()
        if status == "ENABLED":
            size = output_size(index, largest_output(entry))
            require(functions[entry.key_id].compute(message(index), size) == output, what)
        else:
            require(entry.key_id not in functions, what)
    tally[kind] += 1


def check_keysets(rows):
    for row in rows:
        both = [json_proto_keyset_format.parse(row["json"], TOKEN),
                proto_keyset_format.parse(unread(row["binary"]), TOKEN)]
        keyset = tink_pb2.Keyset.FromString(unread(row["binary"]))
        for tink in both:
            require(proto_keyset_format.serialize(tink, TOKEN) == unread(row["binary"]), f"{row['name']}: binary")
            require(json_proto_keyset_format.serialize(tink, TOKEN) == row["json"], f"{row['name']}: JSON")
            for index, (number, output) in enumerate(row["samples"]):
                check_sample(row, keyset, tink, index, number, unread(output))
        tally["keysets, read in both forms, written again the same"] += 1


def check_encrypted(rows):
    for row in rows:
        cipher = json_proto_keyset_format.parse(row["kek"], TOKEN).primitive(aead.Aead)
        associated = unread(row["associatedData"])
        for parse, value in ((json_proto_keyset_format.parse_encrypted, row["json"]),
                             (proto_keyset_format.parse_encrypted, unread(row["binary"]))):
            tink = parse(value, cipher, associated)
            require(proto_keyset_format.serialize(tink, TOKEN) == unread(row["keyset"]), row["name"])
            refused(lambda: parse(value, cipher, associated + b"x"), row["name"])
            tally["encrypted keysets"] += 1
        # What stands in clear beside is laid out as Tink does it.
        theirs = json.loads(json_proto_keyset_format.serialize_encrypted(tink, cipher, associated))
        ours = json.loads(row["json"])
        require(json.dumps(ours, indent=2) == row["json"], f"{row['name']}: layout")
        require(json.dumps(ours["keysetInfo"]) == json.dumps(theirs["keysetInfo"]), f"{row['name']}: keysetInfo")


def check_envelopes(rows):
    for row in rows:
        remote = json_proto_keyset_format.parse(row["kek"], TOKEN).primitive(aead.Aead)
        envelope = aead.KmsEnvelopeAead(aead.aead_key_templates.AES256_GCM, remote)
        if row["name"] == "AES-128-GCM":
            envelope = aead.KmsEnvelopeAead(aead.aead_key_templates.AES128_GCM, remote)
        for index, output in enumerate(row["samples"]):
            require(envelope.decrypt(unread(output), data(index)) == message(index), row["name"])
            refused(lambda: envelope.decrypt(unread(output), data(index) + b"x"), row["name"])
            tally["KMS envelopes"] += 1


def check_passphrases(rows):
    for row in rows:
        wrapped = unread(row["wrapped"])
        version, cost, r, p = wrapped[:4]
        require(version == 1, row["name"])
        derived = Scrypt(salt=wrapped[4:20], length=32, n=2**cost, r=r, p=p).derive(unread(row["passphrase"]))
        key = AESGCM(derived).decrypt(wrapped[20:32], wrapped[32:], wrapped[:20] + unread(row["associatedData"]))
        require(key == unread(row["key"]), row["name"])
        tally["passphrases, with `cryptography`"] += 1


def main():
    default = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ours.json")
    with open(sys.argv[1] if len(sys.argv) > 1 else default, encoding="utf-8") as file:
        content = json.load(file)
    require(content["format"] == "tink-keys/1", "format")
    check_keysets(content["keysets"])
    check_encrypted(content["encrypted"])
    check_envelopes(content["envelopes"])
    check_passphrases(content["passphrases"])
    for what, count in sorted(tally.items()):
        print(f"{what}: {count}")


if __name__ == "__main__":
    main()
