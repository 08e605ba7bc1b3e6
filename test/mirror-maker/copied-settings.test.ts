import { BrokerType, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { MirroredCluster, MirrorMakerPrimarySecondary, ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { importCluster, importSecret } from '../scram-msk-cluster/existing';
import { ZonedStack } from '../stacks';
import { PRIMARY, SECONDARY, stackIn } from './scene';

const app = new App();
let number = 0;

function placeIn(region: string) {
  return new ZonedStack(app, `Place${number += 1}`, { region, zones: 'abc' });
}

function clusterIn(region: string, props: ScramMskClusterProps = {}): ScramMskCluster {
  return new ScramMskCluster(placeIn(region), 'Kafka', { ipAddresses: ec2.IpAddresses.cidr(`10.${number}.0.0/16`), ...props });
}

/** Settings of topics that do not follow. */
function uncopied(primary: MirroredCluster, secondary: MirroredCluster, vpc?: ec2.IVpc): string[] {
  const { mirrorMakerProperties } = new MirrorMakerPrimarySecondary(stackIn(app, `MirrorMaker${number += 1}`), 'Flow', { primary, secondary, vpc, desiredCount: 0 });
  return /config\.properties\.exclude=(.*)/.exec(mirrorMakerProperties)![1]!.replaceAll('\\\\', '').split(',');
}

const primary = MirroredCluster.msk(clusterIn(PRIMARY));
const tieredPrimary = MirroredCluster.msk(clusterIn(PRIMARY, { storage: { tiered: true } }));
const selfManaged = (more: { kafkaVersion?: string; tieredStorage?: boolean } = {}) => MirroredCluster.selfManaged({
  bootstrapServers: `kafka-${number += 1}.example.com:9094`, secret: importSecret(placeIn(SECONDARY)), ...more,
});

test('what a cluster of the app takes is known from its props', () => {
  expect(uncopied(tieredPrimary, MirroredCluster.msk(clusterIn(SECONDARY, { storage: { tiered: true } })))).not.toContain('remote.storage.enable');
  expect(uncopied(tieredPrimary, MirroredCluster.msk(clusterIn(SECONDARY)))).toEqual(expect.arrayContaining(['remote.storage.enable', 'local.retention.ms']));
  expect(uncopied(primary, MirroredCluster.msk(clusterIn(SECONDARY, { storage: { tiered: true } })))).toContain('remote.storage.enable');
  expect(uncopied(primary, MirroredCluster.msk(clusterIn(SECONDARY, { kafkaVersion: KafkaVersion.V4_1_X_KRAFT })))).toContain('segment.bytes');
  expect(uncopied(primary, MirroredCluster.msk(clusterIn(SECONDARY)))).not.toContain('segment.bytes');
  expect(uncopied(primary, MirroredCluster.msk(clusterIn(SECONDARY, { brokerType: BrokerType.EXPRESS })))).toContain('segment.ms');
});

test('an imported cluster says what it runs, or gets what each version takes', () => {
  const to = (attributes: Partial<Parameters<typeof importCluster>[1]> & object) => {
    const place = placeIn(PRIMARY);
    const cluster = importCluster(place, { users: { mirror: importSecret(place) }, ...attributes });
    return { end: MirroredCluster.mskUser(cluster.user('mirror')), vpc: cluster.vpc };
  };
  const from = MirroredCluster.msk(clusterIn(SECONDARY, { storage: { tiered: true } }));
  const settings = (attributes: Parameters<typeof to>[0]) => {
    const { end, vpc } = to(attributes);
    const { mirrorMakerProperties } = new MirrorMakerPrimarySecondary(stackIn(app, `MirrorMaker${number += 1}`, PRIMARY), 'Flow', { primary: from, secondary: end, vpc, desiredCount: 0 });
    return /config\.properties\.exclude=(.*)/.exec(mirrorMakerProperties)![1]!;
  };

  expect(settings({})).toMatch(/remote.*segment/);
  expect(settings({ kafkaVersion: KafkaVersion.V3_9_X_KRAFT, tieredStorage: true })).not.toMatch(/remote|segment/);
  expect(settings({ brokerType: BrokerType.EXPRESS })).toContain('flush');
});

test('so do brokers of one\'s own, and any other cluster', () => {
  const { vpc } = clusterIn(SECONDARY);

  expect(uncopied(tieredPrimary, selfManaged(), vpc)).toEqual(expect.arrayContaining(['remote.storage.enable', 'segment.bytes', 'compression.zstd.level']));
  expect(uncopied(tieredPrimary, selfManaged({ kafkaVersion: '3.9.2', tieredStorage: true }), vpc).filter((setting) => /remote|segment|compression/.test(setting))).toEqual([]);
});

test('an end of another kind says it itself, and counts before its cluster', () => {
  const cluster = clusterIn(SECONDARY);
  class Told extends MirroredCluster {
    public bind() {
      const user = cluster.hasUser('told') ? cluster.user('told') : cluster.addUser('told');
      return { cluster, user, secret: user.secret as secretsmanager.ISecret, kafkaVersion: '4.1.2', tieredStorage: true };
    }
  }

  expect(uncopied(tieredPrimary, new Told())).toContain('segment.bytes');
  expect(uncopied(tieredPrimary, new Told())).not.toContain('remote.storage.enable');
});
