#!/usr/bin/env bash
# base.sh IMAGE: makes IMAGE, which stands in for the official slim image of Node where no registry can be reached: Debian 12
# with this machine's Node (or KEYRACK_CONTAINER_NODE), its npm and headers, its certificate authorities and a user "node".
# KEYRACK_CONTAINER_DEBIAN: a folder to keep the bare Debian in, which takes most of the time.
set -euo pipefail
image=$1
node=${KEYRACK_CONTAINER_NODE:-$(readlink -f "$(command -v node)")}
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
root=$(mktemp -d -p "${KEYRACK_CONTAINER_WORK:-/var/tmp}")
chmod 755 "$root"
trap 'rm -rf "$root"' EXIT

debian=${KEYRACK_CONTAINER_DEBIAN:-}
if [ -n "$debian" ] && [ -d "$debian/usr" ]; then cp -a "$debian/." "$root"; else
  debootstrap --variant=minbase --include=ca-certificates,libstdc++6 bookworm "$root" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log"; rm -f "$root.log"; exit 1; }
  rm -rf "$root.log" "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/var/log/* "$root"/usr/share/{doc,man,locale}/*
  if [ -n "$debian" ]; then mkdir -p "$debian" && cp -a "$root/." "$debian"; fi
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
