import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Token } from 'aws-cdk-lib';
import { TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { validateStart } from '../../../lib/kafka/brokers/start-validation';
import { kafkaDistribution } from '../../../rehearsal/local-kafka/distribution';
import { javaFlags, javaProgram } from '../../../rehearsal/system/java';
import { run } from '../../../rehearsal/system/processes';

const SETTINGS = ['log.retention.hours', 'log.retention.minutes', 'log.retention.ms', 'log.roll.ms', 'max.connections.per.ip', 'connections.max.idle.ms'];

const QUESTIONS: Record<string, string>[] = [
  {},
  ...SETTINGS.flatMap((name) => ['0', ' 0 ', '1', '100', '101'].map((value) => ({ [name]: value }))),
  // Fewer connections than none is broken by the type.
  ...SETTINGS.filter((name) => name !== 'max.connections.per.ip').flatMap((name) => ['-1', '-5'].map((value) => ({ [name]: value }))),
  { 'log.retention.hours': '0', 'log.retention.ms': '1' },
  { 'log.retention.hours': '0', 'log.retention.minutes': '1' },
  { 'log.retention.minutes': '0', 'log.retention.ms': '1' },
  { 'log.retention.minutes': '0', 'log.retention.hours': '1' },
  { 'max.connections.per.ip': '0', 'max.connections.per.ip.overrides': '127.0.0.1:5' },
];

test.each(TESTED_VERSIONS)('what keeps Kafka %s from starting is refused, and nothing else', async (version) => {
  const { classpath } = await kafkaDistribution(version);
  const { stdout, stderr, status } = await run(javaProgram('java'), [...javaFlags(tmpdir()), '-cp', classpath, join(__dirname, 'CheckStart.java')], {
    input: QUESTIONS.map((settings) => `${Object.entries(settings).flat().join('\t')}\n`).join(''),
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  const verdicts = stdout.split('\n').filter((line) => line.startsWith('verdict '));

  expect(QUESTIONS.map((settings) => [settings, `verdict ${validateStart(settings).length === 0 ? 'taken' : 'refused'}`]))
    .toEqual(QUESTIONS.map((settings, position) => [settings, verdicts[position]]));
}, 300_000);

test('what only the deploy knows, and what is no number, is not judged', () => {
  expect(validateStart({ 'log.retention.hours': '0', 'log.retention.ms': Token.asString({ Ref: 'Retention' }), 'log.roll.ms': 'abc' })).toEqual([]);
});
