import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { MirroredCluster, MirrorMakerPrimarySecondary, ScramMskCluster, ScramUser, type MirrorMakerPrimarySecondaryProps } from '../../lib';
import { importSecretIn } from './rules/secret';

const account = '111122223333';

/** The first pass of CDK, in which nothing of what exists is known. */
function define(vpcOf: (stack: Stack) => ec2.IVpc, props: Partial<MirrorMakerPrimarySecondaryProps> = {}) {
  const app = new App();
  const userIn = (id: string, region: string) => {
    const stack = new Stack(app, id, { env: { account, region } });
    const cluster = ScramMskCluster.fromScramMskClusterAttributes(stack, 'Kafka', {
      clusterArn: `arn:aws:kafka:${region}:${account}:cluster/orders/1234abcd-12ab-34cd-56ef-1234567890ab-1`,
      vpc: vpcOf(stack),
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Brokers', 'sg-1')],
    });
    // A parameter of one name in both Regions, and one stand-in for two clusters.
    Object.defineProperty(cluster, 'clusterArn', { value: ssm.StringParameter.valueFromLookup(stack, '/kafka/arn') });
    return ScramUser.fromScramUserAttributes(stack, 'User', { username: 'mirror', secret: importSecretIn(region), cluster });
  };
  const stack = new Stack(app, 'MirrorMaker', { env: { account, region: 'us-east-2' } });
  new MirrorMakerPrimarySecondary(stack, 'Flow', {
    primary: MirroredCluster.mskUser(userIn('Primary', 'us-east-1')), secondary: MirroredCluster.mskUser(userIn('Secondary', 'us-east-2')), ...props,
  });
  return stack;
}

test.each<[string, ec2.SubnetSelection | undefined]>([
  ['the default', undefined],
  ['those of a group', { subnetGroupName: 'Containers' }],
  ['those of a zone', { availabilityZones: ['us-east-2a'] }],
  ['isolated ones', { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
])('clusters and VPCs that are still to be looked up are not judged: subnets are %s', (_, vpcSubnets) => {
  const stack = define((place) => ec2.Vpc.fromLookup(place, 'Vpc', { vpcId: 'vpc-1' }), { vpcSubnets });

  Annotations.fromStack(stack).hasNoWarning('/MirrorMaker/Flow', Match.stringLikeRegexp('egress|target-vpc'));
});

test('two of one stand-in are two clusters', () => {
  expect(() => define((place) => new ec2.Vpc(place, 'Vpc'))).not.toThrow();
});
