import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { keytool, newStore, type Store } from './keytool';

const AUTHORITY = 'authority';

const KEY = ['-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1'];

/** Since when, and for how many days, a certificate is valid. */
const VALID = ['-startdate', '-1H', '-validity', '2'];
const EXPIRED = ['-startdate', '-3d', '-validity', '1'];

/** Stands for an authority of AWS Private CA: issues certificates to clients. Its key is in its directory, which must be in memory. */
export class Authority {
  public static async create(directory: string): Promise<Authority> {
    await fs.mkdir(directory, { recursive: true, mode: 0o700 });
    const store = newStore(directory, AUTHORITY);
    const pem = path.join(directory, `${AUTHORITY}.pem`);
    await keytool(store, AUTHORITY, [...KEY, ...VALID, '-dname', 'CN=Rehearsal Authority', '-ext', 'bc:critical=ca:true', '-ext', 'ku:critical=keyCertSign']);
    await keytool(store, AUTHORITY, ['-exportcert', '-rfc', '-file', pem]);
    return new Authority(directory, store, pem);
  }

  private issued = 0;
  /** Two at once would write the same file. */
  private busy: Promise<unknown> = Promise.resolve();

  private constructor(
    public readonly directory: string,
    private readonly store: Store,
    /** Its own certificate, which is no secret. */
    public readonly pem: string,
  ) {}

  /** Of the store with its key. */
  public get password(): string {
    return this.store.password;
  }

  /**
   * A key store with a new key and a certificate for it.
   *
   * @param name the name in the certificate, as Kafka writes it
   */
  public issue(name: string, { expired = false }: { readonly expired?: boolean } = {}): Promise<Store> {
    const result = this.busy.then(() => this.issueNext(name, expired));
    this.busy = result.catch(() => undefined);
    return result;
  }

  private async issueNext(name: string, expired: boolean): Promise<Store> {
    const alias = `client-${++this.issued}`;
    const store = newStore(this.directory, alias);
    await keytool(this.store, alias, [...KEY, ...expired ? EXPIRED : VALID, '-signer', AUTHORITY, '-dname', name, '-ext', 'eku=clientAuth']);
    // Into a store of the client's own, without the key of the authority.
    await keytool(this.store, alias, ['-importkeystore', '-noprompt'], store);
    return store;
  }
}
