import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as msk from 'aws-cdk-lib/aws-msk';
import { DEFAULT_MSK_VERSION } from 'cdk-msk-georeplication/kafka';
import { reachability, type Reachability, type ReachabilityRow } from '../../reachability/reachability';

export const ACCOUNT = '111122223333';

/** What CDK keeps of look-ups, by their keys. */
export type Context = Record<string, unknown>;

const directories: string[] = [];

afterEach(() => {
  directories.splice(0).forEach((directory) => rmSync(directory, { recursive: true }));
});

/** The directory of an assembly, with what its app looked up next to it, as the CDK's command line leaves them. */
export function assemblyOf(define: (app: App) => void, context: Context = {}, isKept = true): string {
  const directory = mkdtempSync(join(tmpdir(), 'reachability-'));
  directories.push(directory);
  if (isKept && Object.keys(context).length > 0) {
    writeFileSync(join(directory, 'cdk.context.json'), JSON.stringify(context));
  }
  const app = new App({ outdir: join(directory, 'cdk.out'), context: { 'aws:cdk:enable-path-metadata': true, ...context } });
  define(app);
  app.synth();
  return join(directory, 'cdk.out');
}

export function tableOf(define: (app: App) => void, context?: Context, isKept?: boolean): Reachability {
  return reachability(assemblyOf(define, context, isKept));
}

/** The row of a source for port 9096 of a cluster. */
export function rowOf({ rows }: Reachability, source: string, target = 'Kafka/Cluster'): Pick<ReachabilityRow, 'extent' | 'reason'> | undefined {
  const row = rows.find(({ from, to, port }) => from === source && to === target && port === 9096);
  return row && { extent: row.extent, reason: row.reason };
}

export function stackIn(app: App, id: string, region = 'us-east-1'): Stack {
  return new Stack(app, id, { env: { account: ACCOUNT, region } });
}

/** A VPC of a /16 with three private subnets of a /20 and one route table, as a look-up gives it. */
export function lookedUp(region: string, name: string, prefix: string): Context {
  const subnets = ['a', 'b', 'c'].map((zone, index) => ({
    subnetId: `subnet-${name}${zone}`, cidr: `${prefix}.${16 * index}.0/20`, availabilityZone: `${region}${zone}`, routeTableId: `rtb-${name}`,
  }));
  return {
    [`vpc-provider:account=${ACCOUNT}:filter.vpc-id=vpc-${name}:region=${region}:returnAsymmetricSubnets=true`]: {
      vpcId: `vpc-${name}`, vpcCidrBlock: `${prefix}.0.0/16`, ownerAccountId: ACCOUNT, availabilityZones: [], subnetGroups: [{ name: 'Private', type: 'Private', subnets }],
    },
  };
}

/** A cluster in the private subnets of a VPC. */
export function clusterIn(stack: Stack, vpc: ec2.IVpc, securityGroup: ec2.ISecurityGroup): msk.CfnCluster {
  return new msk.CfnCluster(stack, 'Cluster', {
    clusterName: stack.stackName,
    kafkaVersion: DEFAULT_MSK_VERSION,
    numberOfBrokerNodes: 3,
    brokerNodeGroupInfo: { clientSubnets: vpc.privateSubnets.map(({ subnetId }) => subnetId), instanceType: 'kafka.m7g.large', securityGroups: [securityGroup.securityGroupId] },
  });
}

/** An instance in the first private subnet of a VPC. */
export function instanceIn(stack: Stack, { privateSubnets: [subnet] }: ec2.IVpc, securityGroup: ec2.ISecurityGroup): void {
  new ec2.CfnInstance(stack, 'Instance', { subnetId: subnet!.subnetId, securityGroupIds: [securityGroup.securityGroupId] });
}

/** A security group that lets nothing out but what a test adds. */
export function groupIn(stack: Stack, id: string, vpc: ec2.IVpc): ec2.SecurityGroup {
  return new ec2.SecurityGroup(stack, id, { vpc, allowAllOutbound: false });
}
