import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientInstanceDescription } from '../../assembly/descriptions';
import { withinLimit } from '../../environment/limit';
import { ClientInstance } from '../../hosts/client-instance';

const directory = mkdtempSync(join(tmpdir(), 'client-instance-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('a command that hangs says which it is', async () => {
  mkdirSync(join(directory, 'memory'));
  const description = { name: 'Client', files: [{ path: '/usr/local/bin/kafka-hangs.sh', content: '#!/bin/sh\nexec sleep 60\n', mode: 0o755 }] } as unknown as ClientInstanceDescription;
  const clientInstance = await ClientInstance.install(description, {
    root: join(directory, 'root'), memory: join(directory, 'memory'), kafka: join(directory, 'kafka'), awsDirectory: directory, awsEndpoint: '', accessKeyId: 'CLIENT', trustStore: { path: '/trust', password: 'changeit' },
  });
  await expect(withinLimit({ limit: 0.2 }, () => clientInstance.run('kafka-hangs.sh', ['--list'])))
    .rejects.toThrow(/^not within 0.2 s; until then: kafka-hangs.sh --list had not ended after \d s and was killed$/);
});
