import { App } from 'aws-cdk-lib';
import { ActiveSide, TopicNaming, type MirrorMakerPrimarySecondaryProps } from '../../lib';
import { allOf, containerIn, defineMirrorMaker, defineReverse, PRIMARY, SECONDARY, stackIn, statementsOf } from './scene';

/** A MirrorMaker that obeys two parameters. */
function define(props: Partial<MirrorMakerPrimarySecondaryProps> = {}) {
  const app = new App();
  const sideIn = (region: string) => new ActiveSide(stackIn(app, `Side-${region}`, region), 'ActiveSide', { parameterName: '/orders/active-side' });
  const activeSide = { primary: sideIn(PRIMARY), secondary: sideIn(SECONDARY) };
  return { activeSide, ...defineMirrorMaker({ activeSide, ...props }, app) };
}

const ENVIRONMENT = { ACTIVE_SIDE_PARAMETER: '/orders/active-side', ACTIVE_SIDE_SECONDS: '10' };
const told = (environment: Record<string, unknown>) => Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('ACTIVE_SIDE')));

test('the container is told the name of both parameters, and how often to ask', () => {
  expect(told(containerIn(define().stack).environment)).toEqual({ ...ENVIRONMENT, ACTIVE_SIDE_BOTH: 'true' });
});

test('with identical names it does not copy while both are active', () => {
  expect(told(containerIn(define({ topicNaming: TopicNaming.IDENTICAL }).stack).environment)).toEqual(ENVIRONMENT);
});

test('without it the container is told nothing', () => {
  expect(told(containerIn(defineMirrorMaker().stack).environment)).toEqual({});
});

test('the task may read both parameters, each in its Region, and write none', () => {
  const statements = statementsOf(define().stack, 'TaskTaskRole').filter(({ Action }) => String(Action).startsWith('ssm:'));

  expect(statements.map(({ Action }) => Action)).toEqual(['ssm:GetParameter', 'ssm:GetParameter']);
  expect(statements.map(({ Resource }) => Resource['Fn::Join'][1].join('+'))).toEqual([PRIMARY, SECONDARY].map((region) =>
    expect.stringMatching(new RegExp(`:ssm:${region}:.*:parameter/orders/active-side$`))));
});

test('a flow back obeys the same', () => {
  const { scope, activeSide, ...regions } = define();
  const { service } = defineReverse(scope, regions, { activeSide, desiredCount: 0 });

  expect(told(containerIn(service.stack).environment)).toEqual({ ...ENVIRONMENT, ACTIVE_SIDE_BOTH: 'true' });
});

test.each<[string, Partial<MirrorMakerPrimarySecondaryProps>, number | undefined]>([
  ['leaves the count as it is', {}, undefined],
  ['sets a count that is given', { desiredCount: 2 }, 2],
  ['sets 0, for a new service would get one', { desiredCount: 0 }, 0],
  ['sets one without it', { activeSide: undefined }, 1],
])('a deploy %s', (_, props, count) => {
  expect(allOf(define(props).stack, 'AWS::ECS::Service').map(({ DesiredCount }) => DesiredCount)).toEqual([count]);
});

test('the service is not made to wait for the parameters: a container that finds none stands by', () => {
  const { stack, activeSide } = define();

  expect(stack.dependencies).not.toContain(activeSide.primary.node.scope);
  expect(stack.dependencies).not.toContain(activeSide.secondary.node.scope);
});
