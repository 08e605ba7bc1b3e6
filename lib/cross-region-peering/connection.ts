import { Annotations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { weakReference } from '../private/references';
import type { PeeringSide } from './peering-side';

/** Active connections that a VPC may have unless AWS raised the quota. */
const MAXIMUM_CONNECTIONS = 50;

/**
 * The connection, requested by the secondary. Within an account CloudFormation accepts it by itself, for another account it
 * needs a role there.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-vpcpeeringconnection.html
 */
export function defineConnection(scope: Construct, primary: PeeringSide, secondary: PeeringSide, peerRoleArn?: string): ec2.CfnVPCPeeringConnection {
  warnOfTooMany(scope, primary, secondary);
  return new ec2.CfnVPCPeeringConnection(scope, 'Resource', {
    vpcId: secondary.vpc.vpcId,
    peerVpcId: weakReference(primary.vpc.vpcId),
    peerRegion: primary.region,
    // Left out within an account: the app may leave the account open.
    peerOwnerId: peerRoleArn === undefined ? undefined : primary.account,
    peerRoleArn,
  });
}

/** How many connections of this app a VPC has. */
const connections = new WeakMap<ec2.IVpc, number>();

function warnOfTooMany(scope: Construct, ...sides: PeeringSide[]): void {
  for (const { name, vpc } of sides) {
    const count = (connections.get(vpc) ?? 0) + 1;
    connections.set(vpc, count);
    if (count > MAXIMUM_CONNECTIONS) {
      Annotations.of(scope).addWarningV2('cdk-msk-georeplication:peering-quota',
        `${name} must have at most ${MAXIMUM_CONNECTIONS} peering connections unless AWS raised the quota, got ${count}`);
    }
  }
}
