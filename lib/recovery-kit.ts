/**
 * The recovery kit as a text file: everything that somebody needs who finds it in five years. It holds the master key,
 * so it is made only for an owner who asked for it.
 */
export function recoveryKitText(kit: {
  key: string;
  fingerprint: string;
  url: string;
  at: number;
  by: string;
}): string {
  const { key, fingerprint, url, at, by } = kit;
  return `KEYRACK RECOVERY KIT

Installation   ${url}
Made           ${new Date(at).toISOString().slice(0, 10)} by ${by}
Fingerprint    ${fingerprint}

Master key

${key}

What it is
  The credentials of this installation are encrypted under this key. Without it nobody, the makers of Keyrack
  included, can open the database or a backup. With it and a backup, anybody can.

Where to keep it
  In a password manager or a safe. Not on the machine that Keyrack runs on, and not beside its backups.

How to use it
  Put the line that starts with krkmk1_ into a file that only Keyrack can read, and start Keyrack with
      KEYRACK_MASTER_KEY_FILE=/path/to/that/file
  Its log then names the fingerprint above. Without Keyrack: docs/encryption.md says how to read the data.
`;
}
