import { randomBytes } from 'node:crypto';
import * as path from 'node:path';
import { javaFlags, javaProgram } from '../system/java';
import { run } from '../system/processes';

/** A PKCS12 file of keys or certificates. */
export interface Store {
  readonly path: string;
  readonly password: string;
}

/** A store that is not there yet, with a password of its own. */
export function newStore(directory: string, name: string): Store {
  return { path: path.join(directory, `${name}.p12`), password: randomBytes(18).toString('hex') };
}

/**
 * A process of Java that opens a store hashes the password ten thousand times, to slow down a guess, and that is tens of
 * milliseconds of work for each broker, tool and client. These passwords are of 144 random bits, which cannot be guessed.
 */
const QUICK_TO_OPEN = ['mac', 'certPbe', 'keyPbe'].map((what) => `-Dkeystore.pkcs12.${what}IterationCount=1`);

/**
 * Runs Java's own tool on an entry of a store.
 *
 * @param to a store that the entry is copied to
 */
export async function keytool(store: Store, alias: string, args: readonly string[], to?: Store): Promise<void> {
  // Passwords stand in the environment, because arguments can be read by every user of the machine.
  const files = to
    ? ['-srcalias', alias, '-srckeystore', store.path, '-srcstorepass:env', 'STORE_PASSWORD', '-destkeystore', to.path, '-deststoretype', 'PKCS12', '-deststorepass:env', 'TO_PASSWORD']
    : ['-alias', alias, '-keystore', store.path, '-storetype', 'PKCS12', '-storepass:env', 'STORE_PASSWORD'];
  const { status, stdout, stderr } = await run(javaProgram('keytool'), [...args, ...files, ...[...javaFlags(path.dirname(store.path)), ...QUICK_TO_OPEN].map((flag) => `-J${flag}`)], {
    environment: { ...process.env, STORE_PASSWORD: store.password, ...(to && { TO_PASSWORD: to.password }) },
  });
  if (status !== 0) {
    throw new Error(`keytool could not make the rehearsal's certificate: ${(stdout + stderr).trim()}`);
  }
}
