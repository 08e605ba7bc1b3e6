import { App, Stack } from 'aws-cdk-lib';
import type { CfnCluster } from 'aws-cdk-lib/aws-msk';
import { ScramMskCluster } from '../lib';
import { ALL_APPS, synthesize } from './examples/apps';
import { check } from './examples/nag';

test.each(ALL_APPS)('%s has no finding without a reason', (file) => {
  expect(check(synthesize(file).app).open).toEqual([]);
});

test.each(ALL_APPS)('%s has no reason without a finding', (file) => {
  expect(check(synthesize(file).app).idle).toEqual([]);
});

test.each(ALL_APPS)('%s explains itself in sentences', (file) => {
  const { reasons } = check(synthesize(file).app);
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.filter((reason) => reason.split(' ').length < 6)).toEqual([]);
});

describe('a cluster that speaks plaintext', () => {
  const stack = new Stack(new App(), 'Careless');
  const cluster = new ScramMskCluster(stack, 'Kafka');
  const resource = cluster.node.defaultChild as CfnCluster;
  // Not addPropertyOverride(): cdk-nag reads the properties before overrides.
  resource.encryptionInfo = { encryptionInTransit: { clientBroker: 'PLAINTEXT', inCluster: false } };

  test('is found', () => {
    expect(check(stack).open).toEqual([
      'AwsSolutions-MSK2 at Careless/Kafka/Resource/Resource',
      'AwsSolutions-MSK3 at Careless/Kafka/Resource/Resource',
    ]);
  });
});
