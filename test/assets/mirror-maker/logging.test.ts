import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { kafkaDistribution } from '../../../rehearsal/local-kafka/distribution';
import { javaFlags, javaProgram } from '../../../rehearsal/system/java';
import { run } from '../../../rehearsal/system/processes';

const ASSETS = join(__dirname, '..', '..', '..', 'assets', 'mirror-maker');

/** As a MirrorMaker of the tested versions says it. */
const unused = (...settings: string[]) => `These configurations '[${settings.join(', ')}]' were supplied but are not used yet.`;
const MEASURED = ['metrics.context.connect.group.id', 'metrics.context.connect.kafka.cluster.id'];

const KEPT = [
  'Kafka MirrorMaker started',
  unused('fetch.mx'),
  unused('linger.msx', ...MEASURED),
  unused('linger.msx', 'timeout.ms'),
  "Topic 'mm2-offsets.primary.internal' supplied via the 'offset.storage.topic' property is required to have 'cleanup.policy=compact'",
];
const HIDDEN = [
  unused('scheduled.rebalance.max.delay.ms', 'producer.bootstrap.servers', 'group.id'),
  unused('group.id', 'scheduled.rebalance.max.delay.ms', 'producer.acks'),
  unused('timeout.ms'),
  unused(...MEASURED),
  'ConsumerConfig values: ',
  'Error polling: ',
  'Failure during poll.',
];

test.each(TESTED_VERSIONS)('the log of Kafka %s says which settings nobody uses, and not what every client is given', async (version) => {
  const { classpath } = await kafkaDistribution(version);
  const { stdout, stderr, status } = await run(javaProgram('java'), [
    ...javaFlags(tmpdir()), `-Dlog4j.configuration=file:${ASSETS}/log4j.properties`, `-Dlog4j2.configurationFile=${ASSETS}/log4j2.properties`,
    '-cp', classpath, join(__dirname, 'WriteLog.java'),
  ], { input: [...KEPT, ...HIDDEN].map((line) => `${line}\n`).join('') });

  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.trimEnd().split('\n').map((line) => line.replace(/^\S+ \S+ INFO +/, ''))).toEqual(KEPT.map((line) => `${line} (ConsumerConfig)`));
}, 120_000);
