import { brokerFile } from '../../local-kafka/broker-file';
import { MSK_DEFAULTS, MSK_OWN_PROPERTIES, missingMskDefaults, mskDefaults, type MskCluster } from '../../local-kafka/msk-defaults';
import type { Node } from '../../local-kafka/nodes';
import { parseProperties } from '../../system/properties';

const THREE: MskCluster = { zones: 3, brokerType: 'Standard' };
const TWO: MskCluster = { zones: 2, brokerType: 'Standard' };
const EXPRESS: MskCluster = { zones: 3, brokerType: 'Express' };

/** As MSK's pages have them: of Standard brokers in three and two zones, and of Express brokers. */
const PAGES: readonly [property: string, three: string, two: string, express: string][] = [
  ['allow.everyone.if.no.acl.found', 'true', 'true', 'true'],
  ['auto.create.topics.enable', 'false', 'false', 'false'],
  ['default.replication.factor', '3', '2', '3'],
  ['min.insync.replicas', '2', '1', '2'],
  ['unclean.leader.election.enable', 'true', 'true', 'false'],
  ['offsets.topic.replication.factor', '3', '2', '3'],
  ['transaction.state.log.replication.factor', '3', '2', '3'],
  ['transaction.state.log.min.isr', '2', '1', '2'],
];

test.each(PAGES)('%s is as MSK has it', (property, three, two, express) => {
  expect([THREE, TWO, EXPRESS].map((cluster) => mskDefaults(cluster)[property])).toEqual([three, two, express]);
});

test('nothing else is believed, and each row says why and where from', () => {
  expect(MSK_DEFAULTS.map(({ property }) => property)).toEqual(PAGES.map(([property]) => property));
  for (const { property, because, source } of MSK_DEFAULTS) {
    expect(because).not.toBe('');
    // Of the other two MSK's page says nothing: what Apache Kafka has cannot be.
    expect([property, source ?? because]).toEqual([property, expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\/msk\/latest\/developerguide\/|Apache Kafka's default$/)]);
  }
});

test('what a template sets is no default', () => {
  expect(missingMskDefaults(parseProperties('min.insync.replicas=1\nnum.partitions=3'), THREE)).toEqual(
    Object.fromEntries(Object.entries(mskDefaults(THREE)).filter(([property]) => property !== 'min.insync.replicas')));
});

test('whatever else local brokers are given stands in the table of what MSK sets itself', () => {
  const node: Node = { id: 1, isBroker: true, isController: true, clientPort: 1, replicationPort: 2, controllerPort: 3 };
  const written = parseProperties(brokerFile({ cluster: 'primary', serverProperties: '', node, nodes: [node], address: '127.0.0.1', keyStore: '/keys', logDirectory: '/data', refusedTopics: '/refused', isTiered: true }));
  const own = written.map(({ key }) => key).filter((key) => !(key in mskDefaults(THREE)));
  expect(own.sort()).toEqual(MSK_OWN_PROPERTIES.flatMap(({ properties }) => properties).sort());
});
