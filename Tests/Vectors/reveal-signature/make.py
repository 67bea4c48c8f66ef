"""A signature on a reveal document, made without the library. Run: python3 make.py (needs `cryptography`)."""

import base64
import hashlib

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

key = Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32)
public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
key_id = hashlib.sha256(public).hexdigest()[:16]
message = b"swift-data-protection reveal document v1\0" + b"document"
print(f"{key_id}:{base64.b64encode(key.sign(message)).decode()}")
