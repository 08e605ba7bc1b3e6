import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { franzGoClient } from '../../../rehearsal/clients/franz-go/franz-go';
import type { Stage } from '../../../rehearsal/proofs/proof';

const stage = { cluster: { certificate: { pem: '/certificate.pem' } } } as Stage;
const environment = process.env;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'franz-go-'));
  mkdirSync(join(directory, 'bin'));
  process.env = { ...environment, PATH: join(directory, 'bin') };
});

afterEach(() => {
  process.env = environment;
  rmSync(directory, { recursive: true });
});

/** A Go that says what it was asked for, and ends as it is told. */
function installGo(script: string): void {
  const go = join(directory, 'bin', 'go');
  writeFileSync(go, `#!/bin/sh\n${script}\n`);
  chmodSync(go, 0o755);
}

test('without Go it is absent, and says so in one line', async () => {
  expect(await franzGoClient(stage, directory)).toEqual({ name: 'franz-go', absence: 'go was not found: install it and put it on the PATH.' });
});

test('with a Go that gets no modules, or is too old for them, it is absent too', async () => {
  installGo('echo "go: downloading" >&2; echo "go: go.mod requires go >= 1.26.0 (running go 1.22.1)" >&2; exit 1');

  expect(await franzGoClient(stage, directory)).toEqual({ name: 'franz-go', absence: 'go: go.mod requires go >= 1.26.0 (running go 1.22.1)' });
});

test('text of the library that does not compile breaks the promise', async () => {
  installGo('[ "$1" = mod ] || { echo "kafka/kafka.go:12:2: undefined: scram" >&2; exit 1; }');

  await expect(franzGoClient(stage, directory)).rejects.toThrow('franz-go does not compile: kafka/kafka.go:12:2: undefined: scram');
});

test('otherwise it is a program of its own, which trusts the certificate of the rehearsal', async () => {
  installGo('exit 0');

  expect(await franzGoClient(stage, directory)).toEqual({
    name: 'franz-go',
    configuration: join(directory, 'franz-go', 'kafka', 'kafka.go'),
    command: [join(directory, 'franz-go', 'client')],
    environment: { SSL_CERT_FILE: '/certificate.pem' },
  });
});
