import * as fs from 'node:fs';
import * as path from 'node:path';
import { TESTED_VERSIONS } from '../../lib/kafka/releases/releases';
import { compileProgram } from '../../rehearsal/local-kafka/compile';
import { kafkaDistribution } from '../../rehearsal/local-kafka/distribution';
import { javaFlags, javaProgram } from '../../rehearsal/system/java';
import { Box } from './box';

/** All that would break a JAAS line, a shell, a properties file or one of their readers. */
const PASSWORDS = {
  'letters and digits': 'Swordfish0123456789',
  'a quote': 'sword"fish',
  'a quote that ends the line': 'sword" other="fish";',
  'a backslash': 'sword\\fish\\',
  'what looks like an escape': 'sword\\nfish\\u0041\\101',
  'a reference to the environment': '${env:KAFKA_USERNAME} ${env:HOME}',
  'what a shell would run': '$(id) `id` $HOME ; * & |',
  'blanks at both ends': '  sword fish  ',
  'beyond ASCII': 'größe 密码 🦆',
  'every character of ASCII': String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code)),
  '5,000 characters': 'swordfish"\\'.repeat(500),
};

// All of them with the first; the others read a file in the same way.
describe.each(TESTED_VERSIONS.map((version, index) => (
  { version, kinds: index === 0 ? Object.keys(PASSWORDS) : ['a reference to the environment', 'beyond ASCII', 'every character of ASCII'] }
)))('Kafka $version', ({ version, kinds }) => {
  let clientInstance: Box;

  beforeAll(async () => {
    clientInstance = new Box();
    const distribution = await kafkaDistribution(version);
    const classes = path.join(clientInstance.root, 'classes');
    await compileProgram(distribution, classes, __dirname);
    clientInstance.tool('kafka-topics.sh');
    clientInstance.stub('opt/kafka/bin/kafka-topics.sh',
      `exec '${javaProgram('java')}' ${javaFlags(path.join(clientInstance.root, 'run')).join(' ')} -cp '${classes}:${distribution.classpath}' ReadLogin "$@"`);
  }, 300_000);
  afterAll(() => clientInstance.remove());

  // Without a locale, as CloudFormation Init runs commands, and with one that knows nothing beyond ASCII.
  test.each(Object.entries(PASSWORDS).filter(([kind]) => kinds.includes(kind)).flatMap(([kind, password]) =>
    [{ kind, password, locale: {} }, ...(kind === 'beyond ASCII' ? [{ kind, password, locale: { LC_ALL: 'POSIX' } }] : [])],
  ))('logs in with $kind in a password $locale', ({ password, locale }) => {
    clientInstance.aws({ kafka: '127.0.0.1:9096', secretsmanager: JSON.stringify({ username: 'operator', password }) });
    const { status, stdout, stderr } = clientInstance.run('usr/local/bin/kafka-topics.sh', ['--list', 'no value'], locale);

    expect({ status, stdout }).toEqual({ status: 0, stdout: `operator:${password}` });
    expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('SLF4J') && !line.includes('log4j'))).toEqual([]);
    expect(fs.readdirSync(path.join(clientInstance.root, 'dev/shm'))).toEqual([]);
  });
});
