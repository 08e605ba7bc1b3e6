import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority } from '../../local-kafka/authority';
import { keytool, type Store } from '../../local-kafka/keytool';
import { javaProgram } from '../../system/java';
import { run } from '../../system/processes';

const NAME = 'CN=Orders Service,CN=b+OU=a,O=Example\\, Inc.,C=US';

let directory: string;
let authority: Authority;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'authority-'));
  authority = await Authority.create(join(directory, 'authority'));
}, 60_000);
afterAll(() => rmSync(directory, { recursive: true }));

async function certificateIn(store: Store): Promise<X509Certificate> {
  await keytool(store, 'client-1', ['-exportcert', '-rfc', '-file', `${store.path}.pem`]);
  return new X509Certificate(readFileSync(`${store.path}.pem`));
}

test('issues a certificate for a name as Kafka writes it, and gives the client a key of its own and nothing else', async () => {
  const store = await authority.issue(NAME);
  const certificate = await certificateIn(store);
  const { stdout } = await run(javaProgram('keytool'), ['-list', '-keystore', store.path, '-storepass:env', 'STORE_PASSWORD'], { environment: { ...process.env, STORE_PASSWORD: store.password } });

  expect(certificate.subject.split('\n').reverse()).toEqual(['CN=Orders Service', 'CN=b + OU=a', 'O=Example\\, Inc.', 'C=US']);
  expect(certificate.verify(new X509Certificate(readFileSync(authority.pem)).publicKey)).toBe(true);
  expect(new Date(certificate.validFrom) < new Date() && new Date(certificate.validTo) > new Date()).toBe(true);
  expect(stdout.match(/^client-1, .*PrivateKeyEntry/gm)).toHaveLength(1);
  expect(stdout).toContain('contains 1 entry');
}, 60_000);

test('another authority of the same name signs otherwise', async () => {
  const other = new X509Certificate(readFileSync((await Authority.create(join(directory, 'impostor'))).pem));
  const own = new X509Certificate(readFileSync(authority.pem));

  expect(other.subject).toBe(own.subject);
  expect(own.verify(other.publicKey)).toBe(false);
}, 60_000);

test('issues an expired one that is right in all else; two at once do not meet', async () => {
  const other = await Authority.create(join(directory, 'other'));
  const [expired] = await Promise.all([other.issue(NAME, { expired: true }), other.issue(NAME)]);
  const certificate = await certificateIn(expired);

  expect(new Date(certificate.validTo) < new Date()).toBe(true);
  expect(certificate.verify(new X509Certificate(readFileSync(other.pem)).publicKey)).toBe(true);
}, 60_000);

test('a name that keytool cannot read is an error that says so, without a password', async () => {
  const error = await authority.issue('no name').catch(({ message }: Error) => message);

  expect(error).toMatch(/^keytool could not make the rehearsal's certificate: .*no name|X.?500|Incorrect AVA format/);
  expect(error).not.toMatch(/[0-9a-f]{36}/);
}, 60_000);
