import type { App } from 'aws-cdk-lib';
import { MirroredCluster, MirrorMakerPrimarySecondary, ReplicationDirection, type MirrorMakerPrimarySecondaryProps } from '../../../lib';
import { stackIn, type regionsIn } from '../scene';
import type { RuleRow } from './rows';
import { importSecretIn } from './secret';

type Regions = ReturnType<typeof regionsIn>;

const elsewhere = MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: importSecretIn('us-east-1') });

/** Another instance between the same two clusters, in a stack beside the secondary. */
const another = (props: Partial<MirrorMakerPrimarySecondaryProps> = {}) => (app: App, { primary, secondary }: Regions) =>
  void new MirrorMakerPrimarySecondary(stackIn(app, 'Another'), 'Flow', { primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(secondary), ...props });

/** One that takes the secondary for the primary, and flows from there to the other. */
const swapped = (app: App, { primary, secondary }: Regions) =>
  void new MirrorMakerPrimarySecondary(stackIn(app, 'Swapped', 'us-east-1'), 'Flow', { primary: MirroredCluster.msk(secondary), secondary: MirroredCluster.msk(primary) });

/** What is copied to the primary, from a third cluster. */
const chain = (app: App, { primary }: Regions) =>
  void new MirrorMakerPrimarySecondary(stackIn(app, 'Chain', 'us-east-1'), 'Flow', { primary: elsewhere, secondary: MirroredCluster.msk(primary) });

export const OTHER_FLOW_ROWS: readonly RuleRow[] = [
  {
    rule: 'mirror-maker-twice',
    broken: { beside: another(), topics: ['billing'] },
    says: ['must have one MirrorMaker in a direction, with the topics of both, or desiredCount 0 for one of them', 'got Another/Flow next to this one'],
    holds: { beside: another({ desiredCount: 0 }) },
  },
  { rule: 'mirror-maker-twice', broken: { beside: another({ desiredCount: 2 }) }, says: ['Another/Flow'], holds: { beside: another(), desiredCount: 0 } },
  { rule: 'mirror-maker-twice', broken: { beside: another({ primary: elsewhere }) }, says: ['Kafka Connect would take the two for one'], holds: { beside: chain } },
  {
    rule: 'mirror-maker-roles',
    broken: { beside: swapped },
    says: ['must have the same roles everywhere, with direction SECONDARY_TO_PRIMARY for the failback flow', 'got them swapped against Swapped/Flow'],
    holds: { beside: chain },
  },
  { rule: 'mirror-maker-roles', broken: { beside: swapped, desiredCount: 0 }, says: ['Swapped/Flow'], holds: { direction: ReplicationDirection.SECONDARY_TO_PRIMARY, region: 'us-east-1' } },
];
