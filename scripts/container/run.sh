#!/usr/bin/env bash
# run.sh ROOT DATA SECRETS PROGRAM [ARGUMENT…]: becomes PROGRAM as user 1000 in the file system ROOT, which cannot be written
# to; only the folder DATA can, as /data. The folder SECRETS is /run/secrets, as compose would have it. The network is this machine's. Must be root, in a mount namespace of its own:
#   env -i NAME=value … unshare --mount --propagation private run.sh …
set -euo pipefail
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
root=$1 data=$2 secrets=$3
shift 3
mount --bind "$root" "$root"
mount -o remount,ro,nosuid,bind "$root"
mount --bind "$data" "$root/data"
mount -t tmpfs -o nosuid,nodev,noexec tmpfs "$root/run"
mkdir "$root/run/secrets"
mount --bind "$secrets" "$root/run/secrets"
mount -o remount,ro,bind "$root/run/secrets"
mount -o remount,ro "$root/run"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
exec chroot "$root" setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --reuid=1000 --regid=1000 --clear-groups "$@"
