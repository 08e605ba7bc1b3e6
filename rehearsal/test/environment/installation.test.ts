import { DEFAULT_MSK_VERSION, DEFAULT_RELEASE } from '../../../lib/kafka/releases/releases';
import type { ClusterDescription, MirrorMakerDescription } from '../../assembly/descriptions';
import { installKafka } from '../../environment/installation';

const installed: string[] = [];
const MISSING = 'none of the releases';

const mockInstall = (what: string) => async () => void installed.push(what);
jest.mock('../../local-kafka/distribution', () => ({
  kafkaDistribution: async (version: string) => {
    if (version === 'none of the releases') {
      throw new Error('no such Kafka');
    }
    await mockInstall(version)();
    return { version };
  },
}));
jest.mock('../../local-kafka/storage/storage', () => ({ storageClasses: ({ version }: { version: string }) => mockInstall(`storage of ${version}`)() }));
jest.mock('../../drivers/kafka/kafka-driver', () => ({ driverClasses: ({ version }: { version: string }) => mockInstall(`driver of ${version}`)() }));
jest.mock('../../hosts/mirror-maker/exporter', () => ({ exporterJar: () => mockInstall('exporter')() }));

const cluster = (kafkaVersion: string) => ({ kafkaVersion }) as ClusterDescription;

beforeEach(() => installed.splice(0));

test('what comes from the network, or is compiled, is there before the first check', async () => {
  await installKafka({ clusters: [cluster(DEFAULT_MSK_VERSION)], mirrorMakers: [{} as MirrorMakerDescription] });
  expect(installed.sort()).toEqual([DEFAULT_MSK_VERSION, DEFAULT_RELEASE, `driver of ${DEFAULT_MSK_VERSION}`, 'exporter', `storage of ${DEFAULT_MSK_VERSION}`].sort());
});

test('what cannot be had of one cluster stands in the way of no other: its own start says so', async () => {
  await installKafka({ clusters: [cluster(MISSING), cluster(DEFAULT_MSK_VERSION)], mirrorMakers: [] });
  expect(installed).toContain(`driver of ${DEFAULT_MSK_VERSION}`);
});
