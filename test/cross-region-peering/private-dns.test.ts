import type { Stack } from 'aws-cdk-lib';
import type { PeeringPrivateDns } from '../../lib';
import { allOf, definePeering, PRIMARY, SECONDARY } from './regions';

const PRIMARY_BROKERS = {
  'b-1.kafka.aaaa.c2.kafka.us-east-1.amazonaws.com': '10.0.2.11',
  'b-2.kafka.aaaa.c2.kafka.us-east-1.amazonaws.com': '10.0.3.12',
};
const SECONDARY_BROKERS = { 'b-1.kafka.bbbb.c4.kafka.us-east-2.amazonaws.com': '10.1.2.11' };

const define = (privateDns?: PeeringPrivateDns) => definePeering(undefined, { privateDns });
const zonesIn = (stack: Stack) => allOf(stack, 'AWS::Route53::HostedZone');
const recordsIn = (stack: Stack) => allOf(stack, 'AWS::Route53::RecordSet').map(({ Name, Type, ResourceRecords, TTL }) => [Name, Type, ResourceRecords, TTL]);

test('there is no zone until somebody asks', () => {
  const { stack, accepterStack } = define();

  expect([stack, accepterStack].flatMap(zonesIn)).toEqual([]);
});

test('brokers of the primary get a zone that only the secondary VPC sees, named after their cluster', () => {
  const { stack, accepterStack, secondary } = define({ primaryBrokers: PRIMARY_BROKERS });

  expect(zonesIn(stack)).toEqual([{
    Name: 'kafka.aaaa.c2.kafka.us-east-1.amazonaws.com.',
    VPCs: [{ VPCId: stack.resolve(secondary.vpcId), VPCRegion: SECONDARY }],
  }]);
  expect(zonesIn(accepterStack)).toEqual([]);
});

test('brokers of the secondary get a zone that only the primary VPC sees, in the stack of its Region', () => {
  const { stack, accepterStack, primary } = define({ secondaryBrokers: SECONDARY_BROKERS });

  expect(zonesIn(accepterStack)).toEqual([{
    Name: 'kafka.bbbb.c4.kafka.us-east-2.amazonaws.com.',
    VPCs: [{ VPCId: accepterStack.resolve(primary.vpcId), VPCRegion: PRIMARY }],
  }]);
  expect(zonesIn(stack)).toEqual([]);
});

test('each broker has a record of a minute', () => {
  const { stack, accepterStack } = define({ primaryBrokers: PRIMARY_BROKERS, secondaryBrokers: SECONDARY_BROKERS });

  expect(recordsIn(stack)).toEqual([
    ['b-1.kafka.aaaa.c2.kafka.us-east-1.amazonaws.com.', 'A', ['10.0.2.11'], '60'],
    ['b-2.kafka.aaaa.c2.kafka.us-east-1.amazonaws.com.', 'A', ['10.0.3.12'], '60'],
  ]);
  expect(recordsIn(accepterStack)).toEqual([['b-1.kafka.bbbb.c4.kafka.us-east-2.amazonaws.com.', 'A', ['10.1.2.11'], '60']]);
});
