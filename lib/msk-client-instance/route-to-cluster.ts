import { Annotations, Aspects } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct, IConstruct } from 'constructs';
import { isResource } from '../private/resources';
import { areDifferentVpcs } from '../private/vpcs';

/**
 * Warns of a client instance in another VPC than the cluster's, between which the app defines no route. EC2 lets security
 * groups name each other over a peering connection or a transit gateway alone. One that another app made cannot be seen
 * from here, so that it is a warning and can be acknowledged.
 *
 * Looks when the app is synthesized: a route may be defined last.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export function warnWithoutRoute(client: Construct, vpc: ec2.IVpc, clusterVpc: ec2.IVpc | undefined): void {
  if (!clusterVpc || !areDifferentVpcs(vpc, clusterVpc)) {
    return;
  }
  Aspects.of(client).add({
    visit(node) {
      if (node === client && !client.node.root.node.findAll().some((construct) => joins(construct, vpc, clusterVpc))) {
        Annotations.of(client).addWarningV2('cdk-msk-georeplication:client-other-vpc',
          `vpc must be the cluster's, ${clusterVpc.node.path}, or be joined with it by a peering connection or a transit gateway, got ${vpc.node.path}, and the app defines neither`);
      }
    },
  });
}

function joins(construct: IConstruct, one: ec2.IVpc, other: ec2.IVpc): boolean {
  if (isResource(construct, ec2.CfnVPCPeeringConnection)) {
    return [construct.vpcId, construct.peerVpcId].every((id) => id === one.vpcId || id === other.vpcId);
  }
  // Which VPCs a gateway joins is told by several resources and route tables: any of them is taken for a route.
  return (isResource(construct, ec2.CfnTransitGatewayAttachment) || isResource(construct, ec2.CfnTransitGatewayVpcAttachment))
    && (construct.vpcId === one.vpcId || construct.vpcId === other.vpcId);
}
