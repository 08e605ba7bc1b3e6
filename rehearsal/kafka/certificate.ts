import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { isIP } from 'node:net';
import * as path from 'node:path';
import { javaProgram } from './java';
import { run } from '../processes';

export interface Store {
  readonly path: string;
  readonly password: string;
}

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
  const keyStore = { path: path.join(directory, 'keystore.p12'), password: newPassword() };
  const trustStore = { path: path.join(directory, 'truststore.p12'), password: newPassword() };
  const pem = path.join(directory, 'certificate.pem');
  await keytool(keyStore, [
    '-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '30',
    '-dname', 'CN=localhost, O=cdk-msk-georeplication rehearsal',
    '-ext', `san=${subjectAlternativeNames(names)}`,
  ]);
  await keytool(keyStore, ['-exportcert', '-rfc', '-file', pem]);
  await keytool(trustStore, ['-importcert', '-noprompt', '-file', pem]);
  await Promise.all([keyStore.path, trustStore.path, pem].map((file) => fs.chmod(file, 0o600)));
  return { keyStore, trustStore, pem };
}

/** The certificate's names, in keytool's words. */
export function subjectAlternativeNames(names: readonly string[]): string {
  const all = new Set(['localhost', '127.0.0.1', ...names]);
  return [...all].map((name) => `${isIP(name) ? 'ip' : 'dns'}:${name}`).join(',');
}

async function keytool(store: Store, args: readonly string[]): Promise<void> {
  // The password stands in the environment, because arguments can be read by everybody on the machine.
  const { status, stdout, stderr } = await run(
    javaProgram('keytool'),
    [...args, '-alias', ALIAS, '-keystore', store.path, '-storetype', 'PKCS12', '-storepass:env', 'STORE_PASSWORD'],
    { environment: { ...process.env, STORE_PASSWORD: store.password } },
  );
  if (status !== 0) {
    throw new Error(`keytool could not make the rehearsal's certificate: ${(stdout + stderr).trim()}`);
  }
}

function newPassword(): string {
  return randomBytes(18).toString('hex');
}
