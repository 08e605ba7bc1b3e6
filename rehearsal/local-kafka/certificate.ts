import * as fs from 'node:fs/promises';
import { isIP } from 'node:net';
import * as path from 'node:path';
import { keytool, newStore, type Store } from './keytool';

/** One key for all brokers of a rehearsal, and the certificate that its clients trust. */
export interface Certificate {
  /** PKCS12, with the key. */
  readonly keyStore: Store;
  /** PKCS12, for Java clients. */
  readonly trustStore: Store;
  /** The same certificate as a PEM file, for all other clients. */
  readonly pem: string;
}

const ALIAS = 'rehearsal';

/** Makes a certificate for localhost, 127.0.0.1 and any further host names or addresses. */
export async function createCertificate(directory: string, names: readonly string[] = []): Promise<Certificate> {
  await fs.mkdir(directory, { recursive: true, mode: 0o700 });
  const keyStore = newStore(directory, 'keystore');
  const trustStore = newStore(directory, 'truststore');
  const pem = path.join(directory, 'certificate.pem');
  await keytool(keyStore, ALIAS, [
    '-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '30',
    '-dname', 'CN=localhost, O=cdk-msk-georeplication rehearsal',
    '-ext', `san=${subjectAlternativeNames(names)}`,
  ]);
  await keytool(keyStore, ALIAS, ['-exportcert', '-rfc', '-file', pem]);
  await keytool(trustStore, ALIAS, ['-importcert', '-noprompt', '-file', pem]);
  await Promise.all([keyStore.path, trustStore.path, pem].map((file) => fs.chmod(file, 0o600)));
  return { keyStore, trustStore, pem };
}

/** The certificate's names, in keytool's words. */
export function subjectAlternativeNames(names: readonly string[]): string {
  const all = new Set(['localhost', '127.0.0.1', ...names]);
  return [...all].map((name) => `${isIP(name) ? 'ip' : 'dns'}:${name}`).join(',');
}
