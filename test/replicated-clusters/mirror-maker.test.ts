import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { MirrorMakerPrimarySecondary, MirroredCluster, ReplicatedClusters, ReplicationDirection, ScramMskCluster, TopicNaming, type MirrorMakerPrimarySecondaryProps } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';
import { aclsIn, define } from './regions';

type Regions = ReturnType<typeof define>;

function mirrorMaker({ app, primary, secondary }: Regions, props: Partial<MirrorMakerPrimarySecondaryProps> = {}, region = 'us-east-2', id = 'MirrorMaker') {
  return new MirrorMakerPrimarySecondary(new ZonedStack(app, id, { region }), 'Flow', {
    primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(secondary), ...props,
  });
}

function wayBack(regions: Regions, props: Partial<MirrorMakerPrimarySecondaryProps> = {}) {
  return mirrorMaker(regions, { direction: ReplicationDirection.SECONDARY_TO_PRIMARY, desiredCount: 0, ...props }, 'us-east-1', 'Failback');
}

/** What MirrorMaker may do with topics that are no topics of its own. */
function ofCopies(stack: ZonedStack): string[] {
  return aclsIn(stack).filter((line) => line.startsWith('User:mirror-maker ') && line.includes(' TOPIC ') && !/ (mm2-\S+|\S+\.internal|(\S+\.)?heartbeats)$/.test(line));
}

const reads = (pattern: string) => ['READ', 'DESCRIBE_CONFIGS'].map((operation) => `User:mirror-maker ${operation} TOPIC ${pattern}`);
const makes = (pattern: string) => ['CREATE', 'READ', 'WRITE', 'ALTER', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'].map((operation) => `User:mirror-maker ${operation} TOPIC ${pattern}`);

describe('the first grant closes both clusters, and MirrorMaker', () => {
  test('makes the copies that a grant is about', () => {
    const regions = define();
    mirrorMaker(regions);
    regions.clusters.grants.produce(regions.clusters.addUser('orders'), 'orders');

    expect(ofCopies(regions.primaryStack)).toEqual(reads('LITERAL *'));
    expect(ofCopies(regions.secondaryStack)).toEqual(makes('PREFIXED primary.'));
  });

  test('makes them on the way back, too', () => {
    const regions = define();
    mirrorMaker(regions);
    wayBack(regions);
    regions.clusters.grants.produce(regions.clusters.addUser('orders'), 'orders');

    expect(ofCopies(regions.primaryStack)).toEqual([...reads('LITERAL *'), ...makes('PREFIXED secondary.')]);
    expect(ofCopies(regions.secondaryStack)).toEqual([...makes('PREFIXED primary.'), ...reads('LITERAL *')]);
  });

  test('makes topics under identical names, which the primary declares', () => {
    const regions = define(TopicNaming.IDENTICAL);
    mirrorMaker(regions, { topicNaming: TopicNaming.IDENTICAL, topics: ['orders'] });
    regions.clusters.grants.produce(regions.clusters.addUser('orders'), 'orders');

    expect(ofCopies(regions.primaryStack)).toEqual(reads('LITERAL orders'));
    expect(ofCopies(regions.secondaryStack)).toEqual(makes('LITERAL orders'));
  });
});

describe('a MirrorMaker that does not fit is an error of the synthesis', () => {
  const { PREFIXED, IDENTICAL } = TopicNaming;

  test.each([
    [PREFIXED, IDENTICAL],
    [IDENTICAL, PREFIXED],
  ])('rights for %s names, copies under %s ones', (rights, copies) => {
    const regions = define(rights);
    mirrorMaker(regions, { topicNaming: copies });

    expect(errorOf(() => regions.app.synth()))
      .toContain(`[Primary/Kafka] topicNaming of Primary/Kafka and Secondary/Kafka must be ${copies}, as of MirrorMaker/Flow, or users may not touch the copies, got ${rights}`);
  });

  test('primary and secondary are swapped', () => {
    const regions = define();
    ReplicatedClusters.of({ primary: regions.secondary, secondary: regions.primary });
    mirrorMaker(regions);

    expect(errorOf(() => regions.app.synth())).toContain('[Secondary/Kafka] primary and secondary must have the roles of MirrorMaker/Flow, which copies are named after, got them swapped');
  });

  test.each([PREFIXED, IDENTICAL])('with %s names on both sides, and the way back, it fits', (topicNaming) => {
    const regions = define(topicNaming);
    mirrorMaker(regions, { topicNaming });
    wayBack(regions, { topicNaming });

    expect(() => regions.app.synth()).not.toThrow();
  });

  test('one between other clusters is none of its business', () => {
    const regions = define();
    const other = new ScramMskCluster(new ZonedStack(regions.app, 'Other', { region: 'us-east-2' }), 'Kafka');
    mirrorMaker({ ...regions, secondary: other }, { topicNaming: IDENTICAL });

    expect(() => regions.app.synth()).not.toThrow();
  });
});

describe('a topic that MirrorMaker does not copy is a warning', () => {
  function warningsOf(regions: Regions): string[] {
    regions.app.synth();
    return Annotations.fromStack(regions.primaryStack).findWarning('*', Match.stringLikeRegexp('replicated-topic-not-copied')).map(({ entry }) => String(entry.data));
  }

  test('there or back', () => {
    const regions = define();
    mirrorMaker(regions, { topics: ['orders-*', 'payments'] });
    wayBack(regions, { topicsExclude: ['pay.*'] });
    ['orders-eu', 'payments'].forEach((topic) => regions.clusters.addTopic(topic, { partitions: 1 }));

    expect(warningsOf(regions)).toEqual([expect.stringContaining('topics of ReplicatedClusters must be copied in each direction, or records of one side are missing on the other, '
      + "got 'orders-eu', which no entry matches in topics of MirrorMaker/Flow; 'payments', which an entry matches in topicsExclude of Failback/Flow")]);
  });

  test('but not where it is copied, or where only Java or the deploy can tell', () => {
    const regions = define();
    mirrorMaker(regions, { topics: ['orders-.*', '(?>payments)'] });
    wayBack(regions);
    ['orders-eu', 'payments'].forEach((topic) => regions.clusters.addTopic(topic, { partitions: 1 }));

    expect(warningsOf(regions)).toEqual([]);
  });
});
