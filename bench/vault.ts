/**
 * What the vault does in a second on one core, with a secret of 598 bytes, against the bars of docs/encryption.md.
 * Prints the median of five rounds and exits 1 only if a figure is under half of its bar: machines are noisy.
 */
import { randomBytes } from "node:crypto";
import type { KeyringRow } from "@/lib/vault/keyring";
import { formatMasterKey, generateMasterKey } from "@/lib/vault/master-key";
import { openVault, type Sealed } from "@/lib/vault/vault";

type Work = { name: string; bar: number; run: (turn: number) => void };

const rounds = 5;
const roundMs = 600;
const place = (turn: number) => ({
  workspaceId: "ws_01hzy3v9k2",
  recordId: `cr_${turn}`,
  field: "secret",
  revision: 1,
});

const rows: KeyringRow[] = [];
const vault = await openVault({
  text: formatMasterKey(generateMasterKey()),
  dataDir: "unused",
  store: { rows: async () => rows, insert: async (made) => void rows.push(...made) },
});
const plaintext = randomBytes(598);
const records = Array.from({ length: 512 }, (_, turn) => ({
  context: place(turn),
  sealed: vault.sealNew(place(turn), plaintext),
}));

const works: Work[] = [
  { name: "open, data key cached", bar: 100_000, run: (turn) => open(turn) },
  { name: "unwrap + open", bar: 50_000, run: (turn) => vault.forget(open(turn)) },
  { name: "new key + wrap + seal", bar: 40_000, run: (turn) => void vault.sealNew(place(turn % 512), plaintext) },
];

let failed = false;
for (const work of works) {
  const figure = median(Array.from({ length: rounds }, () => perSecond(work.run)));
  const share = figure / work.bar;
  if (share < 0.5) failed = true;
  const verdict = share >= 1 ? "ok" : share >= 0.5 ? "under the bar" : "FAILED";
  console.log(
    `${work.name.padEnd(24)} ${figure.toLocaleString("en").padStart(9)} /s   bar ${work.bar.toLocaleString("en").padStart(7)}   ${verdict}`,
  );
}
process.exitCode = failed ? 1 : 0;

function open(turn: number): Sealed {
  const record = records[turn % records.length];
  if (record === undefined) throw new Error("The bench has no records.");
  vault.open(record.sealed, record.context);
  return record.sealed;
}

function perSecond(run: (turn: number) => void): number {
  const started = performance.now();
  let turns = 0;
  while (performance.now() - started < roundMs) {
    for (let step = 0; step < 256; step += 1) run(turns + step);
    turns += 256;
  }
  return Math.round((turns * 1000) / (performance.now() - started));
}

function median(figures: number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
