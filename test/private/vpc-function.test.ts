import { App } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClusterAuthorization, ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { ZonedStack } from '../stacks';

const OF_ACLS = /the function that sets the ACLs must have a way to AWS/;
const OF_ROTATION = /the function that rotates orders must have a way to AWS/;

/** A closed cluster with a user that is rotated. */
function define({ endpoints = [], ...props }: ScramMskClusterProps & { endpoints?: string[] } = {}, subnetType = ec2.SubnetType.PRIVATE_ISOLATED) {
  const stack = new ZonedStack(new App());
  const vpc = new ec2.Vpc(stack, 'Vpc', { subnetConfiguration: [{ name: 'public', subnetType: ec2.SubnetType.PUBLIC }, { name: 'brokers', subnetType }] });
  new ScramMskCluster(stack, 'Kafka', { vpc, vpcSubnets: { subnetType }, authorization: ClusterAuthorization.GRANTED_ONLY, ...props })
    .addUser('orders', { rotation: {} });
  endpoints.forEach((service) => vpc.addInterfaceEndpoint(service, { service: new ec2.InterfaceVpcEndpointService(service) }));
  return stack;
}

function warningsIn(stack: ZonedStack): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('must have a way to AWS')).map(({ entry }) => String(entry.data));
}

/** What a warning asks for. */
function endpointsIn(warnings: readonly string[], of: RegExp): string | undefined {
  return /the VPC endpoints for (.*) \[ack: /.exec(warnings.find((warning) => of.test(warning)) ?? '')?.[1];
}

test('functions beside brokers without a way out name each endpoint that they call, and the prop that one needs', () => {
  const warnings = warningsIn(define());

  expect(warnings).toHaveLength(2);
  expect(endpointsIn(warnings, OF_ACLS)).toBe('kafka-api (with mskDualStackEndpoint), secretsmanager, s3');
  expect(endpointsIn(warnings, OF_ROTATION)).toBe('kafka-api (with mskDualStackEndpoint), secretsmanager');
});

test('the endpoint of MSK alone is not enough: it serves the dual-stack name only', () => {
  const endpoints = ['aws.api.us-east-1.kafka-api', 'com.amazonaws.us-east-1.secretsmanager'];

  expect(warningsIn(define({ endpoints })).map((warning) => endpointsIn([warning], /./))).toEqual(['kafka-api (with mskDualStackEndpoint), s3', 'kafka-api (with mskDualStackEndpoint)']);
  expect(warningsIn(define({ endpoints, mskDualStackEndpoint: true })).map((warning) => endpointsIn([warning], /./))).toEqual(['s3']);
});

test('with all of them, or a NAT gateway, nobody is warned', () => {
  expect(warningsIn(define({
    mskDualStackEndpoint: true, endpoints: ['aws.api.us-east-1.kafka-api', 'com.amazonaws.us-east-1.secretsmanager', 'com.amazonaws.us-east-1.s3'],
  }))).toEqual([]);
  expect(warningsIn(define({}, ec2.SubnetType.PRIVATE_WITH_EGRESS))).toEqual([]);
});

test.each([[true, 'true'], [false, undefined], [undefined, undefined]])('mskDualStackEndpoint %s is told to both functions, and to nobody else', (mskDualStackEndpoint, told) => {
  const functions = Object.values(Template.fromStack(define({ mskDualStackEndpoint })).findResources('AWS::Lambda::Function'));
  const own = functions.filter(({ Properties }) => /ACLs|Rotates/.test(Properties.Description));

  expect(own.map(({ Properties }) => Properties.Environment?.Variables?.MSK_DUAL_STACK_ENDPOINT)).toEqual([told, told]);
  expect(own.filter(({ Properties }) => Properties.Timeout !== 900)).toEqual([]);
});

test.each([
  ['grants', (cluster: ScramMskCluster) => cluster.grants.produce(cluster.addUser('orders'), 'orders'), 'the function that sets the ACLs'],
  ['rotation', (cluster: ScramMskCluster) => cluster.addUser('orders', { rotation: {} }), 'the function that rotates orders'],
])('brokers in public subnets have no %s: their functions would have no way out', (_, add, who) => {
  const stack = new ZonedStack(new App());
  const cluster = new ScramMskCluster(stack, 'Kafka', { vpc: new ec2.Vpc(stack, 'Vpc'), vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } });

  expect(() => add(cluster)).toThrow(new RegExp(`vpcSubnets of the cluster must be private for ${who}, .*, got Streaming/Vpc/PublicSubnet1, `));
});

test('one subnet without a way out among others is told: a function may start there', () => {
  const stack = new ZonedStack(new App());
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    subnetConfiguration: [
      { name: 'public', subnetType: ec2.SubnetType.PUBLIC }, { name: 'open', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }, { name: 'closed', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    ],
  });
  new ScramMskCluster(stack, 'Kafka', {
    vpc, vpcSubnets: { subnets: [...vpc.privateSubnets.slice(0, 2), vpc.isolatedSubnets[2]!] }, authorization: ClusterAuthorization.GRANTED_ONLY,
  });

  expect(warningsIn(stack)).toEqual([expect.stringMatching(OF_ACLS)]);
});
