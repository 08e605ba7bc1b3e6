import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { grantEventSource } from '../acl-grants';
import { BROKER_PORTS } from '../../kafka/brokers/ports';
import { checkEventSource } from './validation';
import { connecting } from './service';
import { grantDescription } from '../../private/grants';
import type { IScramUser } from '../i-scram-user';

/**
 * What Lambda needs to put an event source mapping between the brokers.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
 */
const NETWORK_INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];

/** Gives the mapping of a function what it needs: Lambda connects with the function's role and from the brokers' own security group. */
export function connectEventSource(user: IScramUser, handler: lambda.IFunction): iam.Grant {
  checkEventSource(connecting(user), handler);
  user.cluster.connections.securityGroups.forEach(allowItself);
  grantEventSource(user);
  // The mapping, too: it stands below the function.
  handler.node.addDependency(user);
  return user.grantRead(handler)
    .combine(grantDescription(handler, user.cluster))
    .combine(iam.Grant.addToPrincipal({ grantee: handler, actions: NETWORK_INTERFACES, resourceArns: ['*'] }));
}

/** Unlike allowInternally(), without a warning for a group that lets everything out anyway, as that of a ScramMskCluster does. */
function allowItself(group: ec2.ISecurityGroup): void {
  const port = ec2.Port.tcp(BROKER_PORTS.saslScram);
  const purpose = 'SASL/SCRAM, for event source mappings';
  group.addIngressRule(group, port, purpose);
  if (!group.allowAllOutbound) {
    group.addEgressRule(group, port, purpose);
  }
}
