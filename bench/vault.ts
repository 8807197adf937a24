/**
 * What the vault does in a second on one core, with a secret of 598 bytes, against the bars of docs/encryption.md: the
 * median of five rounds, beside AES-256-GCM alone under a key that is ready.
 *
 *     npm run bench:vault
 */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";
import type { KeyringRow } from "@/lib/vault/keyring";
import { formatMasterKey, generateMasterKey } from "@/lib/vault/master-key";
import { openVault, type Vault } from "@/lib/vault/vault";
import { type Measuring, report } from "./report";
import type { Row } from "./row";
import { median } from "./statistics";

type Work = { name: string; atLeast: number; beside: number; run: (turn: number) => void };

const roundMs = 600;
const plaintext = randomBytes(598);
const place = (turn: number) => ({
  workspaceId: "ws_01hzy3v9k2",
  recordId: `cr_${turn}`,
  field: "secret",
  revision: 1,
});

await report(measure);

async function measure({ quick }: Measuring): Promise<Row[]> {
  const rounds = quick ? 1 : 5;
  const figure = (run: Work["run"]) => median(Array.from({ length: rounds }, () => perSecond(run)));
  const { seal, open } = bareCipher();
  const bare = { seal: figure(seal), open: figure(open) };
  return worksOf(await makeVault(), bare).map(({ name, atLeast, beside, run }) => ({
    what: `vault: ${name}`,
    figure: figure(run),
    unit: "a second",
    beside: { what: "the cipher alone", figure: beside },
    goal: { of: "figure", atLeast },
  }));
}

function worksOf(vault: Vault, bare: { seal: number; open: number }): Work[] {
  const records = Array.from({ length: 512 }, (_, turn) => {
    const context = place(turn);
    return { context, sealed: vault.sealNew(context, plaintext) };
  });
  const open = (turn: number) => {
    const record = records[turn % records.length];
    if (record === undefined) throw new Error("The bench has no records.");
    vault.open(record.sealed, record.context);
    return record.sealed;
  };
  const seal = (turn: number) => void vault.sealNew(place(turn % 512), plaintext);
  return [
    { name: "open, data key cached", atLeast: 100_000, beside: bare.open, run: (turn) => void open(turn) },
    { name: "unwrap and open", atLeast: 50_000, beside: bare.open, run: (turn) => vault.forget(open(turn)) },
    { name: "new key, wrap and seal", atLeast: 40_000, beside: bare.seal, run: seal },
  ];
}

async function makeVault(): Promise<Vault> {
  const rows: KeyringRow[] = [];
  return openVault({
    text: formatMasterKey(generateMasterKey()),
    dataDir: "unused",
    store: { rows: async () => rows, insert: async (made) => void rows.push(...made) },
  });
}

/** Under one key and one nonce, which is no way to keep secrets: it only says how fast the cipher is. */
function bareCipher(): { seal(): void; open(): void } {
  const [key, nonce] = [createSecretKey(randomBytes(32)), randomBytes(12)];
  const encrypt = () => {
    const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
    return { sealed: Buffer.concat([cipher.update(plaintext), cipher.final()]), tag: cipher.getAuthTag() };
  };
  const { sealed, tag } = encrypt();
  return {
    seal: () => void encrypt(),
    open: () => {
      const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
      decipher.setAuthTag(tag);
      Buffer.concat([decipher.update(sealed), decipher.final()]);
    },
  };
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
