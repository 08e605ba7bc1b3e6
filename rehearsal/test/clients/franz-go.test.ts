import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { franzGoClient } from '../../clients/franz-go/franz-go';
import type { ClusterEnvironment } from '../../environment/check';
import { NotRehearsed } from '../../system/assert';

const environment = { cluster: { certificate: { pem: '/certificate.pem' } } } as ClusterEnvironment;
const variables = process.env;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'franz-go-'));
  mkdirSync(join(directory, 'bin'));
  process.env = { ...variables, PATH: join(directory, 'bin') };
});

afterEach(() => {
  process.env = variables;
  rmSync(directory, { recursive: true });
});

/** A Go that says what it was asked for, and ends as it is told. */
function installGo(script: string): void {
  const go = join(directory, 'bin', 'go');
  writeFileSync(go, `#!/bin/sh\n${script}\n`);
  chmodSync(go, 0o755);
}

test('without Go it is not rehearsed, and says so in one line', async () => {
  await expect(franzGoClient(environment, directory)).rejects.toThrow(new NotRehearsed('go was not found: install it and put it on the PATH.'));
});

test('with a Go that gets no modules, or is too old for them, it is not rehearsed either', async () => {
  installGo('echo "go: downloading" >&2; echo "go: go.mod requires go >= 1.26.0 (running go 1.22.1)" >&2; exit 1');

  await expect(franzGoClient(environment, directory)).rejects.toThrow(new NotRehearsed('go: go.mod requires go >= 1.26.0 (running go 1.22.1)'));
});

test('text of the library that does not compile fails the check', async () => {
  installGo('[ "$1" = mod ] || { echo "kafka/kafka.go:12:2: undefined: scram" >&2; exit 1; }');

  await expect(franzGoClient(environment, directory)).rejects.toThrow('franz-go does not compile: kafka/kafka.go:12:2: undefined: scram');
});

test('otherwise it is a program of its own, which trusts the certificate of the rehearsal', async () => {
  installGo('exit 0');

  expect(await franzGoClient(environment, directory)).toEqual({
    name: 'franz-go',
    configuration: join(directory, 'franz-go', 'kafka', 'kafka.go'),
    command: [join(directory, 'franz-go', 'client')],
    environment: { SSL_CERT_FILE: '/certificate.pem' },
  });
});
