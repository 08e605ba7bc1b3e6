import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificate } from '../../local-kafka/certificate';

/** How often Java hashes a password unless it is told otherwise, as a PKCS12 file says it. */
const TEN_THOUSAND = Buffer.from([0x02, 0x02, 0x27, 0x10]);

test('a store is opened without ten thousand hashes of its password', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'keytool-'));
  try {
    const { keyStore, trustStore } = await createCertificate(directory);
    expect([keyStore, trustStore].map(({ path }) => readFileSync(path).includes(TEN_THOUSAND))).toEqual([false, false]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}, 60_000);
