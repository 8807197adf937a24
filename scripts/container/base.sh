#!/usr/bin/env bash
# base.sh IMAGE: makes IMAGE, which stands in for the official slim image of Node where no registry can be reached: Debian 12
# with KEYRACK_CONTAINER_NODE and its headers, this machine's npm and certificate authorities, and a user "node".
# KEYRACK_CONTAINER_DEBIAN: a folder that keeps the bare Debian for the next time.
set -euo pipefail
image=$1
node=$KEYRACK_CONTAINER_NODE
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
root=$(mktemp -d -p "${KEYRACK_CONTAINER_WORK:-/var/tmp}")
chmod 755 "$root"
trap 'rm -rf "$root"' EXIT

debian=${KEYRACK_CONTAINER_DEBIAN:-}
if [ -n "$debian" ]; then
  "$(dirname "$0")/debian.sh" "$debian"
  cp -a "$debian/." "$root"
else
  rmdir "$root"
  "$(dirname "$0")/debian.sh" "$root"
fi

install -D "$node" "$root/usr/local/bin/node"
headers=$(dirname "$(dirname "$node")")/include/node
if [ -d "$headers" ]; then mkdir -p "$root/usr/local/include" && cp -r "$headers" "$root/usr/local/include/node"; fi
mkdir -p "$root/usr/local/lib/node_modules" && cp -r "$npm" "$root/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
chroot "$root" groupadd --gid 1000 node
chroot "$root" useradd --uid 1000 --gid node --shell /bin/bash --create-home node
authorities=/etc/ssl/certs/ca-certificates.crt
cp -L "$authorities" "$root$authorities"

container=$(buildah from scratch)
buildah add --quiet "$container" "$root" / >/dev/null
buildah config --env "NODE_EXTRA_CA_CERTS=$authorities" --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
buildah commit --quiet --format docker "$container" "$image" >/dev/null
buildah rm "$container" >/dev/null
