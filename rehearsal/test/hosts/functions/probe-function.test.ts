import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProbeFunction } from '../../../hosts/functions/probe-function';

const directory = mkdtempSync(join(tmpdir(), 'probe-'));
afterAll(() => rmSync(directory, { recursive: true }));

const SETTINGS = { flow: { source: 'primary', topics: ['orders'] }, topicMetrics: [] };
const line = (dimensions: string[], metrics: Record<string, number>) =>
  JSON.stringify({ _aws: { Timestamp: 1234, CloudWatchMetrics: [{ Dimensions: [dimensions], Metrics: Object.keys(metrics).map((Name) => ({ Name })) }] }, ...metrics });

/** A function with this body, in the place of that of the template. */
function withBody(body: string, settings: object = SETTINGS): ProbeFunction {
  writeFileSync(join(directory, 'index.js'), `exports.handler = async () => { ${body} };`);
  return new ProbeFunction(
    { name: 'Probe', environment: { REPLICATION_PROBE: JSON.stringify(settings) }, statements: [], codeDirectory: directory },
    { directory, region: 'us-east-2', awsEndpoint: 'http://127.0.0.1:1', accessKeyId: 'key', certificate: '/dev/null' },
  );
}

test('its metrics are those of the flow, not of a topic', async () => {
  const written = [line(['Service', 'Topic'], { RecoveryPointSeconds: 1 }), 'a word', line(['Service'], { RecoveryPointSeconds: 2.5, PrimaryReachable: 1 })];
  expect(await withBody(`process.stdout.write(${JSON.stringify(`${written.join('\n')}\n`)})`).look())
    .toEqual({ at: 1234, metrics: { RecoveryPointSeconds: 2.5, PrimaryReachable: 1 }, log: expect.stringContaining('a word') });
});

test.each([
  { topics: ['orders'], then: ['orders', 'rehearsal-.*'] },
  { topics: ['.*'], then: ['.*'] },
])('with $topics it looks at $then', async ({ topics, then }) => {
  const body = `process.stderr.write(process.env.REPLICATION_PROBE); process.stdout.write(${JSON.stringify(`${line(['Service'], {})}\n`)})`;
  const { log } = await withBody(body, { ...SETTINGS, flow: { ...SETTINGS.flow, topics } }).look();
  expect(log).toContain(JSON.stringify({ topicMetrics: [], flow: { source: 'primary', topics: then } }));
});

test.each(["throw new Error('no broker')", "console.log('nothing')"])('one that sends nothing is seen: %s', async (body) => {
  await expect(withBody(body).look()).rejects.toThrow(/^the probe sent nothing: .*(no broker|nothing)/s);
});
