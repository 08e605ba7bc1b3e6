import { App } from 'aws-cdk-lib';
import { MirroredCluster, MirrorMakerPrimarySecondary, ReplicationDirection, TopicNaming } from '../../lib';
import { errorOf } from '../stacks';
import { allOf, containerIn, defineMirrorMaker, defineReverse, PRIMARY, regionsIn, stackIn } from './scene';

const all = defineMirrorMaker();
const back = defineReverse(all.scope, all);
const stack = back.service.stack;
const forward = (scope: App, regions: ReturnType<typeof regionsIn>, topicNaming?: TopicNaming) => new MirrorMakerPrimarySecondary(stackIn(scope), 'Flow', {
  primary: MirroredCluster.msk(regions.primary), secondary: MirroredCluster.msk(regions.secondary), topicNaming,
});

test('the flow back writes to the primary, beside it', () => {
  expect(containerIn(stack).environment).toMatchObject({ MIRROR_MAKER_TARGET: 'primary', PRIMARY_REGION: 'us-east-1', SECONDARY_REGION: 'us-east-2' });
  expect(stack.region).toBe(PRIMARY);
  expect(back.mirrorMakerProperties).toContain('\nsecondary->primary.enabled=true\n');
  expect(back.mirrorMakerProperties).toContain('\nprimary->secondary.enabled=false\n');
  expect(allOf(stack, 'AWS::ECS::Service')[0]!.NetworkConfiguration.AwsvpcConfiguration.Subnets)
    .toEqual(all.primary.vpc.privateSubnets.map(({ subnetId }) => stack.resolve(subnetId)));
});

test('both share one user on each cluster', () => {
  for (const cluster of [all.primary, all.secondary]) {
    expect(allOf(cluster.stack, 'AWS::SecretsManager::Secret')).toHaveLength(1);
  }
});

test('nothing flows back that nobody asked for', () => {
  expect(all.mirrorMaker.mirrorMakerProperties).toContain('\nsecondary->primary.enabled=false\n');
  expect(all.mirrorMaker.mirrorMakerProperties).toContain('\nsecondary->primary.emit.heartbeats.enabled=false\n');
});

const { PREFIXED, IDENTICAL } = TopicNaming;

describe.each([
  { one: PREFIXED, other: PREFIXED, allowed: true },
  { one: PREFIXED, other: IDENTICAL, allowed: false },
  { one: IDENTICAL, other: PREFIXED, allowed: false },
  { one: IDENTICAL, other: IDENTICAL, allowed: false },
])('there $one and back $other', ({ one, other, allowed }) => {
  const inOrder: Record<string, (scope: App, regions: ReturnType<typeof regionsIn>) => void> = {
    'the flow back last': (scope, regions) => {
      forward(scope, regions, one);
      defineReverse(scope, regions, { topicNaming: other });
    },
    'the flow back first': (scope, regions) => {
      defineReverse(scope, regions, { topicNaming: other });
      forward(scope, regions, one);
    },
  };

  test.each(Object.keys(inOrder))(`${allowed ? 'is allowed' : 'fails'} with %s`, (order) => {
    const scope = new App();
    const regions = regionsIn(scope);
    const define = () => inOrder[order]!(scope, regions);

    if (allowed) {
      expect(define).not.toThrow();
    } else {
      expect(errorOf(define)).toMatch(/topicNaming with \w+\/Flow in the other direction.*\[mirror-maker-loop\]$/);
    }
  });
});

test('two flows the same way are no loop', () => {
  const scope = new App();
  const regions = regionsIn(scope);
  forward(scope, regions, IDENTICAL);
  const again = () => new MirrorMakerPrimarySecondary(stackIn(scope, 'Again'), 'Flow', {
    primary: MirroredCluster.msk(regions.primary), secondary: MirroredCluster.msk(regions.secondary), topicNaming: IDENTICAL,
  });

  expect(again).not.toThrow(/mirror-maker-loop/);
});

test('identical names both ways between other clusters are no loop', () => {
  const scope = new App();
  const regions = regionsIn(scope);
  forward(scope, regions, IDENTICAL);
  const others = MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: regions.primary.addUser('other').secret });

  expect(() => new MirrorMakerPrimarySecondary(stackIn(scope, 'Back', PRIMARY), 'Flow', {
    primary: MirroredCluster.msk(regions.primary), secondary: others, topicNaming: IDENTICAL, direction: ReplicationDirection.SECONDARY_TO_PRIMARY,
  })).not.toThrow();
});
