import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { kafkaDistribution } from '../../local-kafka/distribution';
import { logging } from '../../local-kafka/logging';
import { scramCredential } from '../../local-kafka/scram';
import { formatStorage } from '../../local-kafka/storage/storage';

describe.each(TESTED_VERSIONS)('storage of Kafka %s', (version) => {
  const directory = mkdtempSync(join(tmpdir(), 'storage-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  function node(id: number, name: string, voters = '1@localhost:1,2@localhost:2'): string {
    const file = join(directory, `${name}.properties`);
    writeFileSync(file, [
      'process.roles=broker,controller', `node.id=${id}`, `controller.quorum.voters=${voters}`, 'controller.listener.names=CONTROLLER',
      `listeners=PLAINTEXT://localhost:3,CONTROLLER://localhost:${id}`, 'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      `log.dirs=${join(directory, name)}`,
    ].join('\n'));
    return file;
  }

  async function format(...files: string[]): Promise<void> {
    const distribution = await kafkaDistribution(version);
    await formatStorage({
      distribution,
      files,
      clusterId: 'AAAAAAAAAAAAAAAAAAAAAQ',
      credentials: [scramCredential('app', 'sword,"fish"')],
      environment: process.env,
      temporaryDirectory: directory,
      classData: [],
      logging: await logging(distribution, join(directory, 'log4j.properties'), { level: 'INFO', output: 'stdout' }),
    });
  }

  test('of every node is formatted by one process', async () => {
    await format(node(1, 'one'), node(2, 'two'));
    expect(['one', 'two'].map((name) => existsSync(join(directory, name, 'meta.properties')))).toEqual([true, true]);
  }, 300_000);

  test('is not formatted for a node that Kafka would refuse, and the error has its words', async () => {
    await expect(format(node(1, 'three'), node(9, 'four'))).rejects.toThrow('the node id 9 must be included in the set of voters');
  }, 60_000);
});
