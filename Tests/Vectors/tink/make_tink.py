#!/usr/bin/env python3
"""Makes tink.json: keysets of every kind that the library offers, and what Google Tink wrote with them.

    python3 make_tink.py [--out DIR]

Needs the packages `tink` and `cryptography`. Keys, ids and nonces are drawn at
random, so running it again gives other bytes of the same form.
"""

import argparse
import json
import os
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from tink_form import *

PREFIXES = {"TINK": tink_pb2.TINK, "RAW": tink_pb2.RAW, "CRUNCHY": tink_pb2.CRUNCHY, "LEGACY": tink_pb2.LEGACY}


def key(name, value, prefix="TINK", status="ENABLED"):
    entry = tink_pb2.Keyset.Key(key_id=1 + secrets.randbelow(2**32 - 1), output_prefix_type=PREFIXES[prefix],
                                status=tink_pb2.KeyStatusType.Value(status))
    entry.key_data.type_url = url(name)
    entry.key_data.value = value.SerializeToString()
    entry.key_data.key_material_type = tink_pb2.KeyData.SYMMETRIC
    return entry


def gcm(size, *rest):
    return key("AesGcmKey", aes_gcm_pb2.AesGcmKey(key_value=secrets.token_bytes(size)), *rest)


def xaes(salt, *rest):
    return key("XAesGcmKey", x_aes_gcm_pb2.XAesGcmKey(
        params=x_aes_gcm_pb2.XAesGcmParams(salt_size=salt), key_value=secrets.token_bytes(32)), *rest)


def siv(*rest):
    return key("AesSivKey", aes_siv_pb2.AesSivKey(key_value=secrets.token_bytes(64)), *rest)


def hkdf(size, hash_type, salt, *rest):
    return key("HkdfPrfKey", hkdf_prf_pb2.HkdfPrfKey(
        params=hkdf_prf_pb2.HkdfPrfParams(hash=hash_type, salt=salt), key_value=secrets.token_bytes(size)), *rest)


def hmac_prf(size, hash_type, *rest):
    return key("HmacPrfKey", hmac_prf_pb2.HmacPrfKey(
        params=hmac_prf_pb2.HmacPrfParams(hash=hash_type), key_value=secrets.token_bytes(size)), *rest)


def cmac_prf(*rest):
    return key("AesCmacPrfKey", aes_cmac_prf_pb2.AesCmacPrfKey(key_value=secrets.token_bytes(32)), *rest)


def hmac(size, hash_type, tag, *rest):
    return key("HmacKey", hmac_pb2.HmacKey(
        params=hmac_pb2.HmacParams(hash=hash_type, tag_size=tag), key_value=secrets.token_bytes(size)), *rest)


def cmac(tag, *rest):
    return key("AesCmacKey", aes_cmac_pb2.AesCmacKey(
        params=aes_cmac_pb2.AesCmacParams(tag_size=tag), key_value=secrets.token_bytes(32)), *rest)


def all_keysets():
    sha256, sha512 = common_pb2.SHA256, common_pb2.SHA512
    everywhere = ("TINK", "RAW", "CRUNCHY", "LEGACY")
    for prefix in everywhere:
        yield f"AES-128-GCM {prefix}", "AEAD", 0, [gcm(16, prefix)]
        yield f"AES-256-GCM {prefix}", "AEAD", 0, [gcm(32, prefix)]
        yield f"AES-SIV {prefix}", "DeterministicAEAD", 0, [siv(prefix)]
        yield f"HMAC-SHA-256, 16 bytes, {prefix}", "MAC", 0, [hmac(32, sha256, 16, prefix)]
        yield f"HMAC-SHA-256, 32 bytes, {prefix}", "MAC", 0, [hmac(32, sha256, 32, prefix)]
        yield f"HMAC-SHA-512, 64 bytes, {prefix}", "MAC", 0, [hmac(64, sha512, 64, prefix)]
        yield f"AES-CMAC {prefix}", "MAC", 0, [cmac(16, prefix)]
    for prefix in ("TINK", "RAW"):
        for salt in (12, 8, 10):
            yield f"XAES-256-GCM, salt of {salt}, {prefix}", "AEAD", 0, [xaes(salt, prefix)]
    yield "short tags", "MAC", 0, [hmac(16, sha256, 10), hmac(16, sha512, 33, "RAW"), cmac(10, "CRUNCHY")]
    yield "HKDF-SHA-256", "PRF", 0, [hkdf(32, sha256, b"", "RAW")]
    yield "HKDF-SHA-256 with a salt", "PRF", 0, [hkdf(32, sha256, secrets.token_bytes(11), "RAW")]
    yield "HKDF-SHA-512, long key", "PRF", 0, [hkdf(65, sha512, secrets.token_bytes(200), "RAW")]
    yield "HMAC-SHA-256 PRF", "PRF", 0, [hmac_prf(32, sha256, "RAW")]
    yield "HMAC-SHA-512 PRF", "PRF", 0, [hmac_prf(64, sha512, "RAW")]
    yield "AES-CMAC PRF", "PRF", 0, [cmac_prf("RAW")]
    yield "PRF set", "PRF", 1, [hmac_prf(16, sha256, "RAW"), hkdf(32, sha256, b"", "RAW"),
                                cmac_prf("RAW", "DISABLED"), hkdf(32, sha512, b"", "RAW", "DESTROYED")]
    yield "AEAD rotation", "AEAD", 2, [
        gcm(16, "TINK"), gcm(32, "RAW"), xaes(12, "TINK"), gcm(32, "CRUNCHY"), xaes(8, "RAW"),
        gcm(32, "TINK", "DISABLED"), gcm(32, "RAW", "DISABLED"), xaes(12, "TINK", "DESTROYED")]
    yield "DeterministicAEAD rotation", "DeterministicAEAD", 1, [
        siv("RAW"), siv("TINK"), siv("CRUNCHY"), siv("TINK", "DISABLED"), siv("TINK", "DESTROYED"), siv("RAW")]
    yield "MAC rotation", "MAC", 1, [
        hmac(32, sha256, 16, "RAW"), cmac(16, "TINK"), hmac(64, sha512, 64, "CRUNCHY"), hmac(32, sha256, 32, "LEGACY"),
        cmac(16, "LEGACY", "DISABLED"), hmac(32, sha256, 32, "TINK", "DESTROYED")]
    yield "AEAD of many", "AEAD", 39, [gcm(32, "TINK" if n % 2 else "RAW") for n in range(40)]


def write(primitive, entry, index):
    one = single(entry)
    if primitive == "AEAD":
        return one.primitive(aead.Aead).encrypt(message(index), data(index))
    if primitive == "DeterministicAEAD":
        return one.primitive(daead.DeterministicAead).encrypt_deterministically(message(index), data(index))
    if primitive == "MAC":
        return one.primitive(mac.Mac).compute_mac(message(index))
    return one.primitive(prf.PrfSet).primary().compute(message(index), output_size(index, largest_output(entry)))


def make_keysets():
    for name, primitive, primary, entries in all_keysets():
        samples = []
        for index in range(100):
            number = index % len(entries)
            samples.append([number, text(write(primitive, entries[number], index))])
        for entry in entries:
            # As Tink destroys a key.
            if entry.status == tink_pb2.DESTROYED:
                entry.ClearField("key_data")
        keyset = tink_pb2.Keyset(primary_key_id=entries[primary].key_id, key=entries)
        tink = handle(keyset)
        yield tink, {
            "name": name, "primitive": primitive,
            "json": json_proto_keyset_format.serialize(tink, TOKEN),
            "binary": text(proto_keyset_format.serialize(tink, TOKEN)),
            "samples": samples,
        }


def make_encrypted(keysets):
    for kind, kek in (("AES-256-GCM RAW", gcm(32, "RAW")), ("AES-128-GCM CRUNCHY", gcm(16, "CRUNCHY")),
                      ("XAES-256-GCM TINK", xaes(12, "TINK")), ("XAES-256-GCM, salt of 8, RAW", xaes(8, "RAW"))):
        wrapping = single(kek)
        for associated in (b"", b"orders/v1"):
            for tink, row in keysets:
                if not row["name"].endswith(("rotation", "set", "HKDF-SHA-256")):
                    continue
                cipher = wrapping.primitive(aead.Aead)
                yield {
                    "name": f"{row['name']} under {kind}", "associatedData": text(associated),
                    "kek": json_proto_keyset_format.serialize(wrapping, TOKEN), "keyset": row["binary"],
                    "json": json_proto_keyset_format.serialize_encrypted(tink, cipher, associated),
                    "binary": text(proto_keyset_format.serialize_encrypted(tink, cipher, associated)),
                }


def make_envelopes():
    templates = aead.aead_key_templates
    for kind, template in (("AES-128-GCM", templates.AES128_GCM), ("AES-256-GCM", templates.AES256_GCM),
                           ("XAES-256-GCM", templates.XAES_256_GCM_192_BIT_NONCE),
                           ("XAES-256-GCM, 160-bit nonce", templates.XAES_256_GCM_160_BIT_NONCE_NO_PREFIX)):
        for kek in (gcm(32, "RAW"), xaes(12, "TINK")):
            remote = single(kek)
            try:
                envelope = aead.KmsEnvelopeAead(template, remote.primitive(aead.Aead))
                samples = [text(envelope.encrypt(message(index), data(index))) for index in range(100)]
            except core.TinkError as error:
                print(f"envelope of {kind}: not offered by Tink: {error}")
                continue
            yield {"name": kind, "kek": json_proto_keyset_format.serialize(remote, TOKEN), "samples": samples}


def make_passphrases():
    """The library's own form for passphrases, made with `cryptography` alone."""
    for cost, r, p, passphrase, associated, size in (
            (14, 8, 1, b"correct horse", b"", 32), (14, 8, 1, b"battery staple", b"orders/v1", 0),
            (15, 8, 1, "pässwörter".encode(), bytes(range(40)), 300), (12, 4, 2, b"12345678", b"x", 17),
            (1, 1, 1, b"12345678", b"", 1)):
        plain, salt, nonce = secrets.token_bytes(size), secrets.token_bytes(16), secrets.token_bytes(12)
        header = bytes([1, cost, r, p]) + salt
        derived = Scrypt(salt=salt, length=32, n=2**cost, r=r, p=p).derive(passphrase)
        wrapped = header + nonce + AESGCM(derived).encrypt(nonce, plain, header + associated)
        yield {"name": f"2^{cost}, {r}, {p}", "passphrase": text(passphrase), "associatedData": text(associated),
               "key": text(plain), "wrapped": text(wrapped)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    options = parser.parse_args()
    keysets = list(make_keysets())
    sections = {
        "keysets": [row for _, row in keysets],
        "encrypted": list(make_encrypted(keysets)),
        "envelopes": list(make_envelopes()),
        "passphrases": list(make_passphrases()),
    }
    parts = []
    for name, rows in sections.items():
        lines = [json.dumps(row, separators=(",", ":")) for row in rows]
        parts.append(f'"{name}": [\n' + ",\n".join(lines) + "\n]")
        print(f"{name}: {len(rows)}, samples: {sum(len(row.get('samples', ())) for row in rows)}")
    with open(os.path.join(options.out, "tink.json"), "w", encoding="ascii", newline="\n") as file:
        file.write('{"format": "tink-keys/1",\n' + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    main()
