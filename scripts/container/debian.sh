#!/usr/bin/env bash
# debian.sh FOLDER: a bare Debian 12 in FOLDER, unless there is one already. Takes most of the time that a base takes.
set -euo pipefail
folder=$1
if [ -d "$folder/usr" ]; then exit 0; fi
making=$folder.making
rm -rf "$making"
trap 'rm -rf "$making" "$making.log"' EXIT
mkdir -p "$making"
chmod 755 "$making"
debootstrap --variant=minbase --include=ca-certificates,libstdc++6 bookworm "$making" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >"$making.log" 2>&1 ||
  { tail -n 20 "$making.log"; exit 1; }
rm -rf "$making"/var/cache/apt/archives/*.deb "$making"/var/lib/apt/lists/* "$making"/var/log/* "$making"/usr/share/{doc,man,locale}/*
mv "$making" "$folder"
