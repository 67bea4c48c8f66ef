"""What make_tink.py and check_ours.py have in common: the rules of the form tink-keys/1, and Tink itself."""

import base64

from tink import aead, core, daead, mac, prf
from tink import json_proto_keyset_format, proto_keyset_format, secret_key_access
from tink.proto import aes_cmac_pb2, aes_cmac_prf_pb2, aes_gcm_pb2, aes_siv_pb2, common_pb2, hkdf_prf_pb2
from tink.proto import hmac_pb2, hmac_prf_pb2, tink_pb2, x_aes_gcm_pb2

aead.register()
daead.register()
mac.register()
prf.register()

TOKEN = secret_key_access.TOKEN
SIZES = (0, 1, 15, 16, 17, 31, 32, 33, 64, 100)
OUTPUTS = (16, 1, 4, 15, 17, 32, 33, 64, 65, 200)
STATUS = {1: "ENABLED", 2: "DISABLED", 3: "DESTROYED"}


def message(index):
    """Plaintext, or input, of a sample."""
    size = 1000 if index % 50 == 24 else SIZES[index % len(SIZES)]
    return bytes((7 * place + index) % 256 for place in range(size))


def data(index):
    """Associated data of a sample."""
    return b"" if index % 4 == 0 else f"associated data {index}".encode()


def output_size(index, largest):
    """Bytes asked of a PRF."""
    return largest if index % 100 == 49 else min(OUTPUTS[index % len(OUTPUTS)], largest)


def text(value):
    return base64.b64encode(value).decode()


def unread(value):
    return base64.b64decode(value, validate=True)


def url(name):
    return "type.googleapis.com/google.crypto.tink." + name


def single(entry):
    """A keyset of one key alone, enabled: what that key writes."""
    keyset = tink_pb2.Keyset(primary_key_id=entry.key_id)
    key = keyset.key.add()
    key.CopyFrom(entry)
    key.status = tink_pb2.ENABLED
    return handle(keyset)


def handle(keyset):
    return proto_keyset_format.parse(keyset.SerializeToString(), TOKEN)


def largest_output(entry):
    """The greatest number of bytes that a PRF key gives."""
    if entry.key_data.type_url == url("AesCmacPrfKey"):
        return 16
    kind = hmac_prf_pb2.HmacPrfKey if entry.key_data.type_url == url("HmacPrfKey") else hkdf_prf_pb2.HkdfPrfKey
    key = kind.FromString(entry.key_data.value)
    size = {common_pb2.SHA256: 32, common_pb2.SHA512: 64}[key.params.hash]
    return size if kind is hmac_prf_pb2.HmacPrfKey else 255 * size
