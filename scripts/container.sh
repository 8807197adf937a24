#!/usr/bin/env bash
# npm run container: builds the image from the Dockerfile without a container engine and tries what was built.
#
#   npm run container              all of the Dockerfile, from the sources that are committed
#   npm run container -- --built   its last stage alone, around .next/standalone as `npm run build` left it (what CI does)
#   … --e2e                        and then the whole end-to-end suite against the product in the image
#
# KEYRACK_REPORT and KEYRACK_E2E_REPORT name files for what the runners counted.
# Needs root on Debian 12 and fetches buildah and debootstrap when they are missing. KEYRACK_CONTAINER_NODE names another
# `node` to put in than the one that scripts/container/node.sh finds. Leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
built=${KEYRACK_E2E_BUILD:-.next/standalone}
mode="" e2e=""
for word in "$@"; do
  case $word in
    --built) mode=--built ;;
    --e2e) e2e=yes ;;
    *) echo "container.sh: $word is not known here" >&2; exit 64 ;;
  esac
done
work=$(mktemp -d /var/tmp/keyrack-container-XXXXXX)
# In memory where there is plenty: it is a lot of copying for something that is thrown away.
available=$(awk '/^MemAvailable/{print int($2 / 1048576)}' /proc/meminfo)
if [ "$available" -ge 12 ]; then mount -t tmpfs -o size=6g,mode=700 tmpfs "$work"; fi
# Layers lie over each other where the kernel can do that, which saves half of the copying.
driver=vfs
mkdir "$work"/{l,u,w,m}
if mount -t overlay overlay -o "lowerdir=$work/l,upperdir=$work/u,workdir=$work/w" "$work/m" 2>/dev/null; then umount "$work/m" && driver=overlay; fi
export STORAGE_DRIVER=$driver BUILDAH_ISOLATION=chroot CONTAINERS_STORAGE_CONF=$work/storage.conf
printf '[storage]\ndriver = "%s"\ngraphroot = "%s/storage"\nrunroot = "%s/run"\n' $driver "$work" "$work" >"$CONTAINERS_STORAGE_CONF"
clean() { # after buildah has let go of its mounts
  buildah umount --all >/dev/null 2>&1 || true
  buildah rm --all >/dev/null 2>&1 || true
  umount "$work" 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT
said() { echo "$1: $((SECONDS - since)) s"; since=$SECONDS; }
since=$SECONDS

missing=""
for tool in buildah debootstrap; do command -v $tool >/dev/null || missing="$missing $tool"; done
if [ -n "$missing" ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  said "apt-get install$missing"
fi

KEYRACK_CONTAINER_NODE=${KEYRACK_CONTAINER_NODE:-$(scripts/container/node.sh "$work/node")}
export KEYRACK_CONTAINER_NODE
said "Node $("$KEYRACK_CONTAINER_NODE" -v)"

base=localhost/node:bookworm-slim
KEYRACK_CONTAINER_WORK=$work bash scripts/container/base.sh $base
said "base"

image=localhost/keyrack:try
if [ "$mode" = --built ]; then
  # The last stage, word for word, with what is built in the place of the first one.
  mkdir -p "$work/build/src/.next" && cp -r "$built" "$work/build/src/.next/standalone"
  node scripts/sbom.mjs >"$work/build/src/.next/standalone/sbom.json"
  awk '/^ARG /; /^FROM /{last = / AS run$/} last' Dockerfile >"$work/Dockerfile"
  buildah build --quiet --format docker --build-arg NODE_IMAGE=$base --build-context "build=$work/build" -f "$work/Dockerfile" -t $image . >/dev/null
else
  mkdir "$work/source" && git archive HEAD | tar x -C "$work/source"
  (cd "$work/source" && buildah build --format docker --build-arg NODE_IMAGE=$base -t $image . >"$work/log" 2>&1) || { tail -n 60 "$work/log"; exit 1; }
fi
said "image"

container=$(buildah from --pull-never $image)
root=$(buildah mount "$container")
buildah inspect --type image $image >"$work/image.json"
echo "size: $(du -sm --apparent-size "$root" | cut -f1) MB, of which /app $(du -sm --apparent-size "$root/app" | cut -f1) MB"
export KEYRACK_IMAGE_ROOT=$root KEYRACK_IMAGE_JSON=$work/image.json
suite() { # suite CONFIG REPORT: both are run, and both must pass
  npx --no vitest run --config "$here/$1" --reporter=default ${2:+--reporter=json --outputFile.json="$2"} || failed="$failed $1"
}
failed=""
suite tests/container/vitest.config.ts "${KEYRACK_REPORT:-}"
said "tests of the image"
if [ -n "$e2e" ]; then
  suite vitest.e2e.config.ts "${KEYRACK_E2E_REPORT:-}"
  said "end-to-end tests in the image"
fi
[ -z "$failed" ] || { echo "container.sh: failed:$failed" >&2; exit 1; }
