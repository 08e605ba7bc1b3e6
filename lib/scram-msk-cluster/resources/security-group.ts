import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** Lets no client in. Outbound stays open: MSK's documents do not say what else the brokers' interfaces must reach. */
export function defineSecurityGroup(scope: Construct, vpc: ec2.IVpc): ec2.SecurityGroup {
  return new ec2.SecurityGroup(scope, 'SecurityGroup', { vpc, description: 'Brokers of an Amazon MSK cluster' });
}
