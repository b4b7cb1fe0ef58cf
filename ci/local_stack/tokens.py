"""Signs service-account tokens as a cluster's API server does, by openssl."""

import base64
import json
import pathlib
import secrets
import subprocess
import time
import uuid

ISSUER = "https://kubernetes.default.svc.cluster.local"


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Signer:
    """A cluster's signing key, and the set of public keys that it publishes."""

    def __init__(self, folder: pathlib.Path, name: str = "signer"):
        self.key = folder / f"{name}.pem"
        self.key_id = secrets.token_urlsafe(16)
        subprocess.run(
            ["openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", self.key],
            check=True,
            capture_output=True,
        )

    @property
    def public_key(self) -> dict[str, str]:
        """The public key as a JSON Web Key (RFC 7517)."""
        printed = subprocess.run(
            ["openssl", "rsa", "-in", self.key, "-noout", "-modulus"], check=True, capture_output=True, text=True
        ).stdout
        modulus = bytes.fromhex(printed.strip().removeprefix("Modulus="))
        return {
            "use": "sig",
            "kty": "RSA",
            "kid": self.key_id,
            "alg": "RS256",
            "n": base64url(modulus),
            "e": base64url((65537).to_bytes(3, "big")),
        }

    def token(self, namespace: str, account: str, audience: str = "llm-gateway", **changes) -> str:
        """A token for an account; `changes` replace claims, `header` the fields of its head."""
        now = int(time.time())
        header = {"alg": "RS256", "kid": self.key_id} | changes.pop("header", {})
        claims = {
            "aud": [audience],
            "exp": now + 3600,
            "iat": now,
            "iss": ISSUER,
            "jti": str(uuid.uuid4()),
            "kubernetes.io": {
                "namespace": namespace,
                "pod": {"name": f"{account}-0", "uid": str(uuid.uuid4())},
                "serviceaccount": {"name": account, "uid": str(uuid.uuid4())},
            },
            "nbf": now,
            "sub": f"system:serviceaccount:{namespace}:{account}",
        } | changes
        signed = f"{base64url(json.dumps(header).encode())}.{base64url(json.dumps(claims).encode())}"
        signature = subprocess.run(
            ["openssl", "dgst", "-sha256", "-sign", self.key], input=signed.encode(), check=True, capture_output=True
        ).stdout
        return f"{signed}.{base64url(signature)}"


def key_set(*signers: Signer) -> str:
    return json.dumps({"keys": [signer.public_key for signer in signers]})
