import { App, CfnParameter, Stage, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';
import { allOf, definePeering, importVpc, outputOf, peeringStackIn, PRIMARY, SECONDARY, vpcOf } from './regions';

function typesIn(stack: Stack): string[] {
  return Object.values((Template.fromStack(stack).toJSON().Resources ?? {}) as Record<string, { Type: string }>).map(({ Type }) => Type);
}

const isHelper = (type: string) => type.startsWith('Custom::') || ['AWS::Lambda::Function', 'AWS::SSM::Parameter', 'AWS::CloudFormation::CustomResource'].includes(type);

/** Two clusters, everything that a peering can do between them, and all the stacks. */
function everything(scope: Construct): Stack[] {
  const clusterIn = (id: string, region: string, cidr: string) => new ScramMskCluster(new ZonedStack(scope, id, { region }), 'Kafka', { ipAddresses: ec2.IpAddresses.cidr(cidr) });
  const primary = clusterIn('Primary', PRIMARY, '10.0.0.0/16');
  const secondary = clusterIn('Secondary', SECONDARY, '10.1.0.0/16');
  const client = new ec2.SecurityGroup(peeringStackIn(scope, {}, 'Service'), 'Client', { vpc: secondary.vpc, allowAllOutbound: false });
  const { peering, stack, accepterStack } = definePeering(scope, {
    primaryVpc: primary.vpc,
    secondaryVpc: secondary.vpc,
    privateDns: {
      primaryBrokers: { 'b-1.kafka.aaaa.c2.kafka.us-east-1.amazonaws.com': '10.0.96.9' },
      secondaryBrokers: { 'b-1.kafka.bbbb.c2.kafka.us-east-2.amazonaws.com': '10.1.96.9' },
    },
  });
  peering.allowToPrimary(primary, { clients: [client] });
  peering.allowToSecondary(secondary);
  return [primary.stack, secondary.stack, client.stack, stack, accepterStack];
}

const DEFAULTS = [undefined, 'strong', 'weak', 'both'];

test.each(DEFAULTS)('no custom resource, function or parameter in any stack where the app\'s default is %s', (strength) => {
  const context = { '@aws-cdk/core:defaultCrossStackReferences': strength };

  expect(everything(new App({ context })).flatMap(typesIn).filter(isHelper)).toEqual([]);
});

test('nor in a Stage', () => {
  expect(everything(new Stage(new App(), 'Production')).flatMap(typesIn).filter(isHelper)).toEqual([]);
});

test.each(DEFAULTS)('what crosses Regions is read from the other stack where the app\'s default is %s', (strength) => {
  const { stack, accepterStack } = definePeering(new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': strength } }));

  expect(allOf(stack, 'AWS::EC2::VPCPeeringConnection')[0]!.PeerVpcId).toEqual(outputOf('Primary', PRIMARY));
  expect(allOf(accepterStack, 'AWS::EC2::Route').map(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId)).toEqual([
    outputOf('Peering', SECONDARY), outputOf('Peering', SECONDARY),
  ]);
});

test('within a Region the app\'s default holds', () => {
  const { stack } = definePeering();

  expect(allOf(stack, 'AWS::EC2::VPCPeeringConnection')[0]!.VpcId).toEqual({ 'Fn::ImportValue': expect.stringMatching(/^Secondary:/) });
});

test('an id and a block that parameters hold cross Regions weakly too', () => {
  const app = new App();
  const ours = peeringStackIn(app, { env: { region: PRIMARY } }, 'Ours');
  const parameter = (id: string) => new CfnParameter(ours, id).valueAsString;
  const primary = importVpc(ours, 'Vpc', '10.0', { vpcId: parameter('Id'), vpcCidrBlock: parameter('Block') });
  const { stack } = definePeering(app, { primaryVpc: primary });

  expect(allOf(stack, 'AWS::EC2::VPCPeeringConnection')[0]!.PeerVpcId).toEqual(outputOf('Ours', PRIMARY));
  expect(allOf(stack, 'AWS::EC2::Route')[0]!.DestinationCidrBlock).toEqual(outputOf('Ours', PRIMARY));
  expect([ours, stack].flatMap(typesIn).filter(isHelper)).toEqual([]);
});

test('a created VPC whose block a parameter holds is asked for its block', () => {
  const app = new App();
  const primary = vpcOf(app, 'Primary', '10.0.0.0/16', { region: PRIMARY });
  (primary.node.defaultChild as ec2.CfnVPC).cidrBlock = new CfnParameter(primary.stack, 'Block').valueAsString;
  const { stack } = definePeering(app, { primaryVpc: primary });

  expect(allOf(stack, 'AWS::EC2::Route')[0]!.DestinationCidrBlock).toEqual({
    'Fn::GetStackOutput': { StackName: 'Primary', Region: PRIMARY, OutputName: expect.stringContaining('CidrBlock') },
  });
});
