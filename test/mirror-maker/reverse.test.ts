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
      expect(errorOf(define)).toMatch(/topicNaming must be PREFIXED for both.* with \w+\/Flow in the other direction.*\[mirror-maker-loop\]$/);
    }
  });
});

describe('ready and off', () => {
  test('beside the flow that runs a way back with identical names is allowed', () => {
    const scope = new App();
    const regions = regionsIn(scope);
    forward(scope, regions, IDENTICAL);
    const off = defineReverse(scope, regions, { topicNaming: IDENTICAL, desiredCount: 0 });

    expect(scope.synth().stacks.map(({ id }) => id)).toEqual(expect.arrayContaining(['MirrorMaker', 'Back']));
    expect(allOf(off.service.stack, 'AWS::ECS::Service')).toMatchObject([{ DesiredCount: 0, DeploymentConfiguration: { MinimumHealthyPercent: 0, MaximumPercent: 100 } }]);
    expect(off.mirrorMakerProperties).toContain('\nsecondary->primary.enabled=true\n');
  });

  test('and so is the flow there, once the way back runs', () => {
    const scope = new App();
    const regions = regionsIn(scope);
    defineReverse(scope, regions, { topicNaming: IDENTICAL });

    expect(() => new MirrorMakerPrimarySecondary(stackIn(scope), 'Flow', {
      primary: MirroredCluster.msk(regions.primary), secondary: MirroredCluster.msk(regions.secondary), topicNaming: IDENTICAL, desiredCount: 0,
    })).not.toThrow();
  });

  test('it has the tasks and the file of one container, for the one that somebody starts', () => {
    const [off, on] = [0, 1].map((desiredCount) => defineMirrorMaker({ desiredCount }).mirrorMaker.mirrorMakerProperties);

    expect(off).toBe(on);
    expect(off).toContain('\nprimary->secondary.tasks.max=6\n');
  });

  test('a third instance that runs is not overlooked behind one that is off', () => {
    const scope = new App();
    const regions = regionsIn(scope);
    defineReverse(scope, regions, { topicNaming: IDENTICAL, desiredCount: 0 });
    new MirrorMakerPrimarySecondary(stackIn(scope, 'Running', PRIMARY), 'Flow', {
      primary: MirroredCluster.msk(regions.primary), secondary: MirroredCluster.msk(regions.secondary), topicNaming: IDENTICAL, direction: ReplicationDirection.SECONDARY_TO_PRIMARY,
    });

    expect(errorOf(() => forward(scope, regions, IDENTICAL))).toMatch(/ with Running\/Flow in the other direction.*\[mirror-maker-loop\]$/);
  });
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
