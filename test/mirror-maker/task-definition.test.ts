import { App, Token, type Stack } from 'aws-cdk-lib';
import type { MirrorMakerPrimarySecondaryProps } from '../../lib';
import { errorOf } from '../stacks';
import { allOf, defineMirrorMaker } from './scene';

/** As many as fill so many bytes. */
function topicsOf(bytes: number): string[] {
  return Array.from({ length: Math.ceil(bytes / 100) }, (_, index) => `orders-${index}-`.padEnd(99, 'x'));
}

function define(props: Partial<MirrorMakerPrimarySecondaryProps>) {
  const app = new App();
  return { app, ...defineMirrorMaker(props, app) };
}

/** Of the definition that ECS gets, without what only the deploy knows. */
function bytesIn(stack: Stack): number {
  return JSON.stringify(allOf(stack, 'AWS::ECS::TaskDefinition')[0]!.ContainerDefinitions).length;
}

test('a task definition beyond 64 KiB is an error that says what is large', () => {
  const { app } = define({ topics: topicsOf(60_000), groups: topicsOf(3_000), overrides: { flow: { 'offset.lag.max': '5' } } });

  expect(errorOf(() => app.synth())).toMatch(
    /\[MirrorMaker\/Flow\/Task\] the task definition must be at most 65536 bytes, as much as Amazon ECS takes, got at least \d{5}, of which topics 61201, groups 3061, overrides \d+: name topics and groups by what .* \[mirror-maker-task-definition\]/,
  );
});

test('what is not given is not named', () => {
  const { app } = define({ topics: topicsOf(70_000), skipRecords: [{ topic: 'orders', partition: 0, offset: 17 }] });

  expect(errorOf(() => app.synth())).toMatch(/, of which topics \d+, skipRecords \d+: name topics/);
});

test('a smaller one is none', () => {
  const { app, stack } = define({ topics: topicsOf(50_000) });

  expect(() => app.synth()).not.toThrow();
  expect(bytesIn(stack)).toBeGreaterThan(55_000);
});

test('what only the deploy knows counts for nothing', () => {
  const { app } = define({ topics: [Token.asString({ 'Fn::ImportValue': 'x'.repeat(70_000) })] });

  expect(() => app.synth()).not.toThrow();
});
