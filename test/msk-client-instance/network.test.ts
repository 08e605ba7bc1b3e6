import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { MskClientInstance, ScramMskCluster } from '../../lib';
import { importCluster, importSecret } from '../scram-msk-cluster/existing';
import { vpcIn } from '../scram-msk-cluster/rules/row';
import { ZonedStack } from '../stacks';

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

function warningsOf(stack: Stack, id: string): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(`:${id}\\]$`)).map(({ entry }) => entry.data as string);
}

describe('in subnets without a way out', () => {
  function scenario(mskDualStackEndpoint?: boolean) {
    const stack = new ZonedStack();
    const vpc = new ec2.Vpc(stack, 'Enclosed', { natGateways: 0 });
    const vpcSubnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
    const cluster = new ScramMskCluster(stack, 'Kafka', { vpc, vpcSubnets });
    new MskClientInstance(stack, 'Client', { user: cluster.addUser('operator'), vpcSubnets, mskDualStackEndpoint });
    return { stack, vpc };
  }

  test('a warning names the endpoints that it needs', () => {
    expect(warningsOf(scenario().stack, 'client-egress')).toEqual([expect.stringContaining(
      'the client instance must have a way to AWS, got subnets without one: choose subnets with a NAT gateway, or give the VPC endpoints for '
      + 'kafka-api (with mskDualStackEndpoint), cloudformation, s3, secretsmanager, ssm, ssmmessages')]);
  });

  test.each([[true, []], [false, [expect.stringContaining('endpoints for kafka-api (with mskDualStackEndpoint) [')]]])('with all of them it is none only where the box asks MSK at its dual-stack endpoint: %s', (dualStack, warnings) => {
    const { stack, vpc } = scenario(dualStack);
    for (const service of ['CLOUDFORMATION', 'SECRETS_MANAGER', 'SSM', 'SSM_MESSAGES'] as const) {
      vpc.addInterfaceEndpoint(service, { service: ec2.InterfaceVpcEndpointAwsService[service] });
    }
    vpc.addInterfaceEndpoint('MSK', { service: new ec2.InterfaceVpcEndpointService('aws.api.us-east-1.kafka-api') });
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });

    expect(warningsOf(stack, 'client-egress')).toEqual(warnings);
  });
});

describe('in another VPC than the cluster', () => {
  function scenario() {
    const stack = new ZonedStack(new App(), 'Operations');
    const own = new ec2.Vpc(stack, 'Own');
    const cluster = importCluster(stack, { users: { operator: importSecret(stack) } });
    new MskClientInstance(stack, 'Client', { user: cluster.user('operator'), vpc: own });
    return { stack, own, clusterVpc: cluster.vpc };
  }
  const warnings = (stack: Stack) => warningsOf(stack, 'client-other-vpc');

  test('to which the app defines no way, is a warning', () => {
    expect(warnings(scenario().stack)).toEqual([expect.stringContaining(
      "vpc must be the cluster's, Operations/Vpc, or be joined with it by a peering connection or a transit gateway, got Operations/Own, and the app defines neither")]);
  });

  test('that is peered with it, however late, is none', () => {
    const { stack, own, clusterVpc } = scenario();
    new ec2.CfnVPCPeeringConnection(stack, 'Peering', { vpcId: clusterVpc.vpcId, peerVpcId: own.vpcId });

    expect(warnings(stack)).toEqual([]);
  });

  test('that a transit gateway joins with it is none', () => {
    const { stack, own } = scenario();
    new ec2.CfnTransitGatewayAttachment(stack, 'Attachment', { transitGatewayId: 'tgw-1', vpcId: own.vpcId, subnetIds: ['subnet-1'] });

    expect(warnings(stack)).toEqual([]);
  });

  test('that is peered with a third is one', () => {
    const { stack, own } = scenario();
    new ec2.CfnVPCPeeringConnection(stack, 'Peering', { vpcId: own.vpcId, peerVpcId: 'vpc-third' });

    expect(warnings(stack)).toHaveLength(1);
  });

  test.each<{ what: string; vpc: (stack: ZonedStack) => ec2.IVpc }>([
    { what: 'the same VPC, imported twice', vpc: (stack) => vpcIn(new Stack(stack, 'Again'), ZONES) },
    { what: 'a VPC whose id is known in the deploy only', vpc: (stack) => ec2.Vpc.fromVpcAttributes(stack, 'Later', {
      vpcId: new Stack(stack, 'Vpcs').exportValue('vpc-1', { name: 'vpc' }), availabilityZones: ZONES, privateSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    }) },
  ])('$what: nothing is said', ({ vpc }) => {
    const stack = new ZonedStack(new App(), 'Operations');
    const cluster = importCluster(stack, { users: { operator: importSecret(stack) } });
    new MskClientInstance(stack, 'Client', { user: cluster.user('operator'), vpc: vpc(stack) });

    expect(warnings(stack)).toEqual([]);
  });
});
