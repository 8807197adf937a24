#!/usr/bin/env bash
# Everything of tests/durability at full count, about an hour. Needs root (a small disk is mounted) and Debian's
# packages fiu-utils and faketime. Single parts: npm run durability -- tests/durability/writes.test.ts
set -eu
cd "$(dirname "$0")/.."
export DURABILITY_CREDENTIALS=${DURABILITY_CREDENTIALS:-20000} DURABILITY_KILLS=${DURABILITY_KILLS:-30}
export DURABILITY_READS=${DURABILITY_READS:-200} DURABILITY_ROUNDS=${DURABILITY_ROUNDS:-1000}
export DURABILITY_FLIPS=${DURABILITY_FLIPS:-500} DURABILITY_FILLS=${DURABILITY_FILLS:-25}
exec npx vitest run --config vitest.durability.config.ts "$@"
