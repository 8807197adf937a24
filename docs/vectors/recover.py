"""Reads sealed rows and prints what they hold, with nothing but the master key. See "Recovery" in docs/encryption.md.

    python3 docs/vectors/recover.py MASTER_KEY_FILE < rows.jsonl

Each line in: {"workspaceId", "recordId", "field", "revision", "wrappedDek": hex, "blob": hex}
Each line out: the place, and "text" (UTF-8) or "base64" or "refused". The output holds secrets: do not leave it around.
"""
import base64
import json
import pathlib
import sys

sys.dont_write_bytecode = True
import krk1  # noqa: E402


def recover(master_text, row):
    place = {name: row[name] for name in ("workspaceId", "recordId", "field", "revision")}
    try:
        plain = krk1.open_record(master_text, bytes.fromhex(row["wrappedDek"]), bytes.fromhex(row["blob"]), place)
    except krk1.Refused as refused:
        return {**place, "refused": str(refused)}
    try:
        return {**place, "text": plain.decode("utf-8")}
    except UnicodeDecodeError:
        return {**place, "base64": base64.b64encode(plain).decode()}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    master_text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    refused = 0
    for line in filter(str.strip, sys.stdin):
        result = recover(master_text, json.loads(line))
        refused += "refused" in result
        print(json.dumps(result, ensure_ascii=False))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
