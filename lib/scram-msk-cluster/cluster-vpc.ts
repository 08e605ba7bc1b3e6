import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { zoneLimits } from './zone-limits';

/**
 * The VPC of a cluster that was given none.
 */
export function defineVpc(scope: Construct, ipAddresses?: ec2.IIpAddresses): ec2.Vpc {
  return new ec2.Vpc(scope, 'Vpc', {
    ipAddresses,
    ...zones(Stack.of(scope)),
    // The flag would add a Lambda function to empty the default security group, which nothing here joins.
    restrictDefaultSecurityGroup: false,
    flowLogs: {
      // Rejected connections answer «why can I not connect»; accepted ones would be a line for each connection.
      Rejected: {
        trafficType: ec2.FlowLogTrafficType.REJECT,
        destination: ec2.FlowLogDestination.toCloudWatchLogs(
          new logs.LogGroup(scope, 'RejectedConnections', { retention: logs.RetentionDays.ONE_MONTH })),
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
