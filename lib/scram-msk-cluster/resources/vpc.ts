import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { defineLogGroup } from '../../private/log-group';
import type { ScramMskClusterProps } from '../scram-msk-cluster-props';
import { zoneLimits } from './zone-limits';

type VpcChoices = Pick<ScramMskClusterProps, 'ipAddresses' | 'natGateways' | 'logEncryptionKey'>;

/**
 * The VPC of a cluster that was given none.
 */
export function defineVpc(scope: Construct, { ipAddresses, natGateways, logEncryptionKey }: VpcChoices): ec2.Vpc {
  return new ec2.Vpc(scope, 'Vpc', {
    ipAddresses,
    // Without any there would be no private subnets to go on with: a rule refuses it, together with what else is wrong.
    natGateways: natGateways || undefined,
    ...zones(Stack.of(scope)),
    // The flag would add a Lambda function to empty the default security group, which nothing here joins.
    restrictDefaultSecurityGroup: false,
    flowLogs: {
      // Rejected connections answer «why can I not connect»; accepted ones would be a line for each connection.
      Rejected: {
        trafficType: ec2.FlowLogTrafficType.REJECT,
        destination: ec2.FlowLogDestination.toCloudWatchLogs(
          defineLogGroup(scope, 'RejectedConnections', { encryptionKey: logEncryptionKey })),
      },
    },
  });
}

/**
 * As many zones as MSK takes. Where the account or the Region is open, CDK names two zones only, and leaves both names to
 * CloudFormation (`Fn::GetAZs`); the third can be left to it as well.
 */
function zones(stack: Stack): Pick<ec2.VpcProps, 'maxAzs' | 'availabilityZones'> {
  const [, most] = zoneLimits(stack.region);
  const known = stack.availabilityZones;
  return most === 3 && known.length === 2 && known.every((zone) => Token.isUnresolved(zone))
    ? { availabilityZones: [...known, Fn.select(2, Fn.getAzs())] }
    : { maxAzs: most };
}
