#!/usr/bin/env python3
"""Makes cryptocore.json: reference cases for AEADs, MACs, key derivation,
signatures and hashes.

    python3 make_cryptocore.py [--out DIR] [--xaes FILE] [--wycheproof FILE ...]

Needs the package `cryptography`. XAES-256-GCM's key derivation, AES-SIV (RFC
5297), AES-CMAC (RFC 4493), HMAC (RFC 2104) and HKDF (RFC 5869) are written out
here as well, and compared with `cryptography` wherever it offers the same. If
the package `pycryptodome` can be imported, every case is compared with it too.
The files after --xaes and --wycheproof are only checked against and change
nothing in the output. Running it again gives the same bytes.
"""

import argparse
import collections
import hashlib
import json
import os
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import cmac, hashes, hmac, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

try:
    from Crypto.Cipher import AES as PAES
    from Crypto.Hash import CMAC as PCMAC, HMAC as PHMAC, SHA256 as PSHA256, SHA512 as PSHA512
    from Crypto.Protocol.KDF import HKDF as PHKDF, scrypt as pscrypt
    from Crypto.PublicKey import ECC as PECC
    from Crypto.Signature import eddsa as peddsa
    SECOND = True
except ImportError:
    SECOND = False

tally = collections.Counter()


def agree(what, one, other):
    assert one == other, what
    tally[what] += 1


# --------------------------------------------- written out, after the standards


def xor(one, other):
    assert len(one) == len(other)
    return bytes(p ^ q for p, q in zip(one, other))


def aes_block(key, block):
    assert len(block) == 16
    return Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(block)


def dbl(block):
    """Doubling in GF(2^128), x^128 + x^7 + x^2 + x + 1."""
    value = int.from_bytes(block, "big") << 1
    if value >> 128:
        value = (value & (2 ** 128 - 1)) ^ 0x87
    return value.to_bytes(16, "big")


def own_cmac(key, message):
    """RFC 4493, for AES keys of any size."""
    k1 = dbl(aes_block(key, bytes(16)))
    k2 = dbl(k1)
    blocks = [message[i:i + 16] for i in range(0, len(message), 16)] or [b""]
    last = blocks[-1]
    if len(last) == 16:
        last = xor(last, k1)
    else:
        last = xor(last + b"\x80" + bytes(15 - len(last)), k2)
    x = bytes(16)
    for block in blocks[:-1]:
        x = aes_block(key, xor(x, block))
    return aes_block(key, xor(x, last))


def own_siv(key, components, plaintext):
    """RFC 5297: SIV, then the ciphertext."""
    k1, k2 = key[:len(key) // 2], key[len(key) // 2:]
    d = own_cmac(k1, bytes(16))
    for component in components:
        d = xor(dbl(d), own_cmac(k1, component))
    if len(plaintext) >= 16:
        t = plaintext[:-16] + xor(plaintext[-16:], d)
    else:
        t = xor(dbl(d), plaintext + b"\x80" + bytes(15 - len(plaintext)))
    v = own_cmac(k1, t)
    q = int.from_bytes(v, "big") & ~(1 << 63) & ~(1 << 31)
    ciphertext = b""
    for i in range(0, len(plaintext), 16):
        block = plaintext[i:i + 16]
        stream = aes_block(k2, ((q + i // 16) % 2 ** 128).to_bytes(16, "big"))
        ciphertext += xor(block, stream[:len(block)])
    return v + ciphertext


def own_hmac(name, key, message):
    """RFC 2104."""
    size = hashlib.new(name).block_size
    if len(key) > size:
        key = hashlib.new(name, key).digest()
    key = key + bytes(size - len(key))
    inner = hashlib.new(name, xor(key, b"\x36" * size) + message).digest()
    return hashlib.new(name, xor(key, b"\x5c" * size) + inner).digest()


def own_hkdf(ikm, salt, info, length):
    """RFC 5869 with SHA-256."""
    prk = own_hmac("sha256", salt if salt else bytes(32), ikm)
    okm = t = b""
    counter = 1
    while len(okm) < length:
        t = own_hmac("sha256", prk, t + info + bytes([counter]))
        okm += t
        counter += 1
    return okm[:length]


def xaes_key(key, nonce):
    """C2SP XAES-256-GCM: the key for the inner AES-256-GCM."""
    assert len(key) == 32 and len(nonce) == 24
    k1 = dbl(aes_block(key, bytes(16)))
    m1 = bytes([0, 1, 0x58, 0]) + nonce[:12]
    m2 = bytes([0, 2, 0x58, 0]) + nonce[:12]
    return aes_block(key, xor(m1, k1)) + aes_block(key, xor(m2, k1))


# ------------------------------------------------- each primitive, cross-checked


def gcm(key, nonce, aad, plaintext, what="aesGCM"):
    sealed = AESGCM(key).encrypt(nonce, plaintext, aad)
    agree(f"{what}: opened again by cryptography", AESGCM(key).decrypt(nonce, sealed, aad), plaintext)
    if SECOND:
        cipher = PAES.new(key, PAES.MODE_GCM, nonce=nonce, mac_len=16)
        cipher.update(aad)
        body, tag = cipher.encrypt_and_digest(plaintext)
        agree(f"{what}: cryptography and pycryptodome", sealed, body + tag)
    return sealed


def xaes(key, nonce, aad, plaintext):
    # A second way to the same key: CMAC of the 16-byte messages M1 and M2.
    other = own_cmac(key, bytes([0, 1, 0x58, 0]) + nonce[:12]) + own_cmac(key, bytes([0, 2, 0x58, 0]) + nonce[:12])
    agree("xaes256GCM: derived key written out and as CMAC", xaes_key(key, nonce), other)
    return gcm(xaes_key(key, nonce), nonce[12:], aad, plaintext, "xaes256GCM inner AES-256-GCM")


def aes_cmac(key, message):
    mac = own_cmac(key, message)
    other = cmac.CMAC(algorithms.AES(key))
    other.update(message)
    agree("aesCMAC: written out and cryptography", mac, other.finalize())
    if SECOND:
        agree("aesCMAC: written out and pycryptodome", mac,
              PCMAC.new(key, msg=message, ciphermod=PAES).digest())
    return mac


def siv(key, components, plaintext):
    sealed = own_siv(key, components, plaintext)
    try:
        other = AESSIV(key).encrypt(plaintext, components)
    except (ValueError, InvalidTag) as error:
        tally[f"aesSIV: refused by cryptography ({error})"] += 1
    else:
        agree("aesSIV: written out and cryptography", sealed, other)
        agree("aesSIV: opened again by cryptography", AESSIV(key).decrypt(sealed, components), plaintext)
    if SECOND:
        # Each update() gives one component; a nonce, were one given, would be the last.
        cipher = PAES.new(key, PAES.MODE_SIV)
        for component in components:
            cipher.update(component)
        body, tag = cipher.encrypt_and_digest(plaintext)
        agree("aesSIV: written out and pycryptodome", sealed, tag + body)
    return sealed


def hmac_of(name, key, message):
    algorithm, second = {"sha256": (hashes.SHA256(), "SHA256"), "sha512": (hashes.SHA512(), "SHA512")}[name]
    mac = own_hmac(name, key, message)
    other = hmac.HMAC(key, algorithm)
    other.update(message)
    agree(f"hmac {name}: written out and cryptography", mac, other.finalize())
    if SECOND:
        module = PSHA256 if second == "SHA256" else PSHA512
        agree(f"hmac {name}: written out and pycryptodome", mac,
              PHMAC.new(key, msg=message, digestmod=module).digest())
    return mac


def hkdf(ikm, salt, info, length):
    okm = own_hkdf(ikm, salt, info, length)
    agree("hkdfSHA256: written out and cryptography", okm,
          HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(ikm))
    if SECOND:
        agree("hkdfSHA256: written out and pycryptodome", okm,
              PHKDF(ikm, length, salt, PSHA256, context=info))
    return okm


def scrypt(password, salt, n, r, p, length):
    out = Scrypt(salt=salt, length=length, n=n, r=r, p=p).derive(password)
    agree("scrypt: cryptography and hashlib", out, hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, dklen=length))
    if SECOND:
        agree("scrypt: cryptography and pycryptodome", out, pscrypt(password, salt, length, N=n, r=r, p=p))
    return out


def ed25519(seed, message):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    signature = key.sign(message)
    key.public_key().verify(signature, message)
    if SECOND:
        other = PECC.construct(curve="Ed25519", seed=seed)
        agree("ed25519 public key: cryptography and pycryptodome", public, other.public_key().export_key(format="raw"))
        agree("ed25519 signature: cryptography and pycryptodome", signature,
              peddsa.new(other, "rfc8032").sign(message))
    return public, signature


def sha256(message):
    digest = hashlib.sha256(message).digest()
    other = hashes.Hash(hashes.SHA256())
    other.update(message)
    agree("sha256: hashlib and cryptography", digest, other.finalize())
    if SECOND:
        agree("sha256: hashlib and pycryptodome", digest, PSHA256.new(message).digest())
    return digest


# ----------------------------------------------------------------- the cases


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


def make():
    random = Stream(b"cryptocore reference cases, seed 1")
    sections = {}

    rows = sections["aesGCM"] = []
    for key_size in (16, 24, 32):
        for aad_size in (0, 1, 15, 16, 17, 64):
            for size in (0, 1, 15, 16, 17, 31, 32, 33, 64, 1000):
                key, nonce = random.bytes(key_size), random.bytes(12)
                aad, plaintext = random.bytes(aad_size), random.bytes(size)
                rows.append({"key": key, "nonce": nonce, "aad": aad, "plaintext": plaintext,
                             "sealed": gcm(key, nonce, aad, plaintext)})

    rows = sections["xaes256GCM"] = []
    for aad_size in (0, 1, 15, 16, 17, 64):
        for size in (0, 1, 15, 16, 17, 31, 32, 33, 64, 1000):
            key, nonce = random.bytes(32), random.bytes(24)
            aad, plaintext = random.bytes(aad_size), random.bytes(size)
            rows.append({"key": key, "nonce": nonce, "aad": aad, "plaintext": plaintext,
                         "sealed": xaes(key, nonce, aad, plaintext)})
    # Both values of the bit that decides whether doubling reduces.
    for top in (0, 1):
        for _ in range(4):
            key = random.bytes(32)
            while aes_block(key, bytes(16))[0] >> 7 != top:
                key = random.bytes(32)
            nonce, aad, plaintext = random.bytes(24), random.bytes(20), random.bytes(40)
            rows.append({"key": key, "nonce": nonce, "aad": aad, "plaintext": plaintext,
                         "sealed": xaes(key, nonce, aad, plaintext)})

    rows = sections["aesCMAC"] = []
    for key_size in (16, 24, 32):
        for size in (0, 1, 2, 7, 8, 14, 15, 16, 17, 18, 24, 30, 31, 32, 33, 40, 47, 48, 49, 55, 63, 64, 65):
            key, message = random.bytes(key_size), random.bytes(size)
            rows.append({"key": key, "message": message, "mac": aes_cmac(key, message)})

    rows = sections["aesSIV"] = []
    for key_size in (32, 48, 64):
        for sizes in ((), (0,), (1,), (15,), (16,), (17,), (64,), (0, 0), (0, 16), (16, 0), (24, 16), (33, 12)):
            for size in (0, 1, 15, 16, 17, 31, 32, 33, 100):
                key = random.bytes(key_size)
                components = [random.bytes(s) for s in sizes]
                plaintext = random.bytes(size)
                rows.append({"key": key, "associatedData": components, "plaintext": plaintext,
                             "sealed": siv(key, components, plaintext)})
    # Sought by the SIV (the counter before bits 31 and 63 are cleared): every
    # value of those two bits, and a carry out of the lowest byte.
    for bit31, bit63, carry in ((0, 0, False), (0, 1, False), (1, 0, False), (1, 1, False), (1, 1, True)):
        while True:
            key, component, plaintext = random.bytes(64), random.bytes(9), random.bytes(80)
            v = int.from_bytes(own_siv(key, [component], plaintext)[:16], "big")
            if (v >> 31) & 1 == bit31 and (v >> 63) & 1 == bit63 and (v % 256 >= 0xfc) == carry:
                break
        rows.append({"key": key, "associatedData": [component], "plaintext": plaintext,
                     "sealed": siv(key, [component], plaintext)})

    for section, name in (("hmacSHA256", "sha256"), ("hmacSHA512", "sha512")):
        rows = sections[section] = []
        for key_size in (1, 16, 32, 64, 65, 128, 129, 200):
            for size in (0, 1, 63, 64, 65, 1000):
                key, message = random.bytes(key_size), random.bytes(size)
                rows.append({"key": key, "message": message, "mac": hmac_of(name, key, message)})

    rows = sections["hkdfSHA256"] = []
    for salt_size in (0, 16, 80):
        for info_size in (0, 10, 300):
            for length in (1, 16, 32, 33, 64, 255 * 32):
                if length == 255 * 32 and (salt_size, info_size) not in ((0, 0), (16, 10), (80, 300)):
                    continue
                ikm, salt, info = random.bytes(22), random.bytes(salt_size), random.bytes(info_size)
                rows.append({"ikm": ikm, "salt": salt, "info": info, "length": length,
                             "okm": hkdf(ikm, salt, info, length)})
    for ikm_size in (1, 32, 64, 65, 100):
        ikm, salt, info = random.bytes(ikm_size), random.bytes(16), random.bytes(10)
        rows.append({"ikm": ikm, "salt": salt, "info": info, "length": 42, "okm": hkdf(ikm, salt, info, 42)})

    rows = sections["scrypt"] = []
    for n, r, p, length, password_size, salt_size in (
            (16, 1, 1, 16, 8, 8), (16, 1, 1, 64, 0, 0), (16, 8, 1, 32, 12, 16), (16, 8, 2, 64, 65, 16),
            (32, 1, 2, 32, 1, 1), (64, 8, 1, 64, 20, 32), (128, 1, 1, 32, 64, 65), (256, 8, 2, 16, 33, 16),
            (512, 1, 1, 64, 10, 16), (1024, 8, 1, 32, 8, 4), (1024, 8, 1, 64, 100, 16), (1024, 8, 2, 32, 16, 16)):
        password, salt = random.bytes(password_size), random.bytes(salt_size)
        rows.append({"password": password, "salt": salt, "n": n, "r": r, "p": p, "length": length,
                     "derived": scrypt(password, salt, n, r, p, length)})

    rows = sections["ed25519"] = []
    for size in (0, 1, 2, 16, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1000):
        for _ in range(2):
            seed, message = random.bytes(32), random.bytes(size)
            public, signature = ed25519(seed, message)
            rows.append({"seed": seed, "publicKey": public, "message": message, "signature": signature})

    rows = sections["sha256"] = []
    for size in (0, 1, 55, 56, 63, 64, 65, 1000):
        message = random.bytes(size)
        rows.append({"message": message, "digest": sha256(message)})
    return sections


# -------------------------------------------------------------------- checks


def known_answers():
    """A few published values, so that the code above cannot be wrong alone."""
    h = bytes.fromhex
    key = h("2b7e151628aed2a6abf7158809cf4f3c")
    for message, mac in (("", "bb1d6929e95937287fa37d129b756746"),
                         ("6bc1bee22e409f96e93d7e117393172a", "070a16b46b4d4144f79bdd9dd04a287c")):
        agree("RFC 4493", aes_cmac(key, h(message)), h(mac))
    agree("RFC 5297, A.1", siv(
        h("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"),
        [h("101112131415161718191a1b1c1d1e1f2021222324252627")], h("112233445566778899aabbccddee")),
        h("85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c"))
    agree("RFC 5297, A.2", siv(
        h("7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f"),
        [h("00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100"),
         h("102030405060708090a0"), h("09f911029d74e35bd84156c5635688c0")],
        h("7468697320697320736f6d6520706c61696e7465787420746f20656e6372797074207573696e67205349562d414553")),
        h("7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17"
          "dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c485b62a3fd5c0d"))
    agree("RFC 5869, A.1", hkdf(b"\x0b" * 22, bytes(range(13)), bytes(range(0xf0, 0xfa)), 42),
          h("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"))
    agree("RFC 4231, case 2", hmac_of("sha256", b"Jefe", b"what do ya want for nothing?"),
          h("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
    agree("RFC 7914, scrypt case 1", scrypt(b"", b"", 16, 1, 1, 64),
          h("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
            "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"))
    agree("RFC 8032, test 1", ed25519(h("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"), b""),
          (h("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
           h("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
             "d25bf5f0595bbe24655141438e7a100b")))


def load(path):
    with open(path, encoding="utf-8") as handle:
        return json.load(handle)


def check_xaes(path):
    h = bytes.fromhex
    data = load(path)
    for vector in data["vectors"]:
        key, nonce = h(vector["key"]), h(vector["nonce"])
        agree("XAES file: derived key", xaes_key(key, nonce), h(vector["derivedKey"]))
        agree("XAES file: sealed", xaes(key, nonce, h(vector["aad"]), h(vector["plaintext"])), h(vector["ciphertext"]))
    wanted = {r["iterations"]: r["shake128"] for r in data["accumulated"]["results"] if r["iterations"] <= 10000}
    source = hashlib.shake_128().digest(10000 * (32 + 24 + 2 + 510))
    place = 0

    def take(count):
        nonlocal place
        place += count
        return source[place - count:place]

    sum_of_all = hashlib.shake_128()
    for iteration in range(1, max(wanted) + 1):
        key, nonce = take(32), take(24)
        plaintext = take(take(1)[0])
        aad = take(take(1)[0])
        sum_of_all.update(AESGCM(xaes_key(key, nonce)).encrypt(nonce[12:], plaintext, aad))
        if iteration in wanted:
            agree("XAES file: accumulated", sum_of_all.hexdigest(32), wanted[iteration])


def check_wycheproof(path):
    h = bytes.fromhex
    data = load(path)
    name = data["algorithm"]
    for group in data["testGroups"]:
        for case in group["tests"]:
            if case["result"] != "valid":
                tally[f"Wycheproof {name}: not valid, left out"] += 1
                continue
            if name == "AES-GCM":
                if group["ivSize"] != 96 or group["tagSize"] != 128:
                    tally[f"Wycheproof {name}: other nonce size, left out"] += 1
                    continue
                result = gcm(h(case["key"]), h(case["iv"]), h(case["aad"]), h(case["msg"]), "Wycheproof: AES-GCM")
                wanted = h(case["ct"]) + h(case["tag"])
            elif name == "AES-SIV-CMAC":
                result, wanted = own_siv(h(case["key"]), [h(case["aad"])], h(case["msg"])), h(case["ct"])
            elif name == "AEAD-AES-SIV-CMAC":
                result = own_siv(h(case["key"]), [h(case["aad"]), h(case["iv"])], h(case["msg"]))
                wanted = h(case["tag"]) + h(case["ct"])
            elif name == "AES-CMAC":
                wanted = h(case["tag"])
                result = own_cmac(h(case["key"]), h(case["msg"]))[:len(wanted)]
            elif name == "HMACSHA256":
                wanted = h(case["tag"])
                result = own_hmac("sha256", h(case["key"]), h(case["msg"]))[:len(wanted)]
            elif name == "HKDF-SHA-256":
                wanted = h(case["okm"])
                result = own_hkdf(h(case["ikm"]), h(case["salt"]), h(case["info"]), case["size"])
            else:
                tally[f"Wycheproof {name}: not of use here, left out"] += 1
                continue
            agree(f"Wycheproof {name}", result, wanted)


def as_text(value):
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list):
        return [as_text(v) for v in value]
    return value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--xaes")
    parser.add_argument("--wycheproof", nargs="*", default=[])
    options = parser.parse_args()
    known_answers()
    if options.xaes:
        check_xaes(options.xaes)
    for path in options.wycheproof:
        check_wycheproof(path)
    for what, count in tally.items():
        print(f"check: {what}: {count}")
    tally.clear()

    sections = make()
    if not SECOND:
        print("pycryptodome is not installed: no comparison with it")
    for what, count in tally.items():
        print(f"case: {what}: {count}")
    path = os.path.join(options.out, "cryptocore.json")
    parts = []
    for name, rows in sections.items():
        lines = [json.dumps({"id": i + 1, **{k: as_text(v) for k, v in row.items()}}, separators=(",", ":"))
                 for i, row in enumerate(rows)]
        parts.append(f'"{name}": [\n' + ",\n".join(lines) + "\n]")
        print(f"{name}: {len(rows)} cases")
    with open(path, "w", encoding="ascii", newline="\n") as handle:
        handle.write('{"format": "cryptocore/1",\n' + ",\n".join(parts) + "\n}\n")
    load(path)


if __name__ == "__main__":
    sys.exit(main())
