"""KRK1 in Python: opens what Keyrack has sealed, without Keyrack. Needs the package "cryptography".

Follows docs/encryption.md and shares no code with Keyrack, so that each checks the other.
"""
import base64
import hashlib
import hmac
import re
import zlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
WRAPPED_KEY, SECRET = 1, 2


class Refused(Exception):
    """Its text is one of: truncated, bad-header, bad-context, bad-tag."""


def checksum(body):
    rest, text = zlib.crc32(body.encode()), ""
    for _ in range(6):
        rest, digit = divmod(rest, 62)
        text = DIGITS[digit] + text
    return text


def master_key(text):
    """The 32 bytes of `krkmk1_<43 base64url>_<6 base62>`."""
    text = re.sub(r"\r?\n\Z", "", text)
    if not re.fullmatch(r"krkmk1_[A-Za-z0-9_-]{43}_[0-9A-Za-z]{6}", text):
        raise ValueError("not the text of a master key")
    body, check = text[:-7], text[-6:]
    if checksum(body) != check:
        raise ValueError("the checksum of the master key does not match")
    return base64.urlsafe_b64decode(body[len("krkmk1_"):] + "=")


def derive_kek(master):
    """The key that wraps, and its id."""
    kek = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"keyrack/kek/v1").derive(master)
    return kek, hmac.new(kek, b"keyrack/kek-id/v1", hashlib.sha256).digest()[:8]


def associated_data(blob, context):
    parts = [b"keyrack", blob[:14]]
    parts += [context[name].encode() for name in ("workspaceId", "recordId", "field")]
    parts.append(context["revision"].to_bytes(8, "big"))
    return b"".join(len(part).to_bytes(2, "big") + part for part in parts)


def open_blob(key, key_id, blob_type, context, blob):
    """`key_id` None takes the id in the header as it is."""
    if len(blob) < 42:
        raise Refused("truncated")
    if blob[:5] != b"KRK\x01\x01" or not 1 <= blob[5] <= 5:
        raise Refused("bad-header")
    if blob[5] != blob_type or key_id not in (None, blob[6:14]):
        raise Refused("bad-context")
    if blob_type == WRAPPED_KEY and len(blob) != 74:
        raise Refused("truncated" if len(blob) < 74 else "bad-header")
    try:
        return AESGCM(key).decrypt(blob[14:26], blob[26:], associated_data(blob, context))
    except InvalidTag:
        raise Refused("bad-tag") from None


def open_record(master_text, wrapped, blob, context):
    """From the text of the master key to the plaintext of one stored value."""
    kek, kek_id = derive_kek(master_key(master_text))
    dek = open_blob(kek, kek_id, WRAPPED_KEY, {**context, "field": "dek", "revision": 1}, wrapped)
    return open_blob(dek, None, SECRET, context, blob)
