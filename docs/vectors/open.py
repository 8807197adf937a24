"""Opens every vector in docs/vectors/krk1 and compares with what it expects. Run: python3 docs/vectors/open.py"""
import json
import pathlib
import sys

sys.dont_write_bytecode = True
import krk1  # noqa: E402


def result_of(vector):
    """(expect, plaintext or None) as this implementation sees it."""
    raw = bytes.fromhex
    try:
        if vector["operation"] == "derive":
            master = krk1.master_key(vector["masterKey"])
            kek, key_id = krk1.derive_kek(master)
            same = (master.hex(), kek.hex(), key_id.hex()) == (vector["masterKeyBytes"], vector["kek"], vector["keyId"])
            return ("success" if same else "other keys", None)
        if vector["operation"] == "open-record":
            args = (vector["masterKey"], raw(vector["wrappedDek"]), raw(vector["blob"]), vector["context"])
            return ("success", krk1.open_record(*args).hex())
        args = (raw(vector["key"]), raw(vector["keyId"]), vector["type"], vector["context"], raw(vector["blob"]))
        return ("success", krk1.open_blob(*args).hex())
    except krk1.Refused as refused:
        return (str(refused), None)


def main():
    ok = failed = 0
    for path in sorted((pathlib.Path(__file__).parent / "krk1").glob("*.json")):
        vector = json.loads(path.read_text(encoding="utf-8"))
        wanted, found = (vector["expect"], vector.get("plaintext")), result_of(vector)
        if wanted == found:
            ok += 1
        else:
            failed += 1
            print(f"{path.name}: expected {wanted}, found {found}", file=sys.stderr)
    print(f"{ok} ok, {failed} failed")
    return 1 if failed or not ok else 0


if __name__ == "__main__":
    sys.exit(main())
