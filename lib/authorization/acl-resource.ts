import { join } from 'node:path';
import { CustomResource, Duration, Lazy, RemovalPolicies } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, type IDependable } from 'constructs';
import { BROKER_PORTS } from '../kafka/brokers/ports';
import { defineVpcFunction, type FunctionNetwork } from '../private/vpc-function';
import type { IScramUser } from '../principals/i-scram-user';

/** MSK takes up to ten minutes to learn a user, and a day on which it takes longer must not undo a new cluster: the most that Lambda offers. */
const TIMEOUT = Duration.minutes(15);

const CODE = join(__dirname, '..', '..', 'assets', 'acls');

/** Where the ACLs are set, and by whom. */
export interface AclResources {
  readonly network: FunctionNetwork;
  readonly brokers: ec2.IConnectable;
  readonly clusterArn: string;
  readonly administrator: IScramUser;
  /** Its secret is associated with the cluster. */
  readonly association: IDependable;
  /** Read when the app is synthesized, one line each. */
  readonly acls: () => string[];
}

/**
 * The ACLs of a cluster, all of them in clear in the template, and the Lambda function that makes them so.
 *
 * CloudFormation is never to delete them: the function would have to reach a cluster that may be gone, to open one that may
 * remain. The function itself goes with the construct.
 */
export function declareAcls(scope: Construct, resources: AclResources): Construct {
  const acls = new Construct(scope, 'Acls');
  const resource = new CustomResource(acls, 'Resource', {
    resourceType: 'Custom::MskAcls',
    serviceToken: defineFunction(acls, resources).functionArn,
    // Longer than the function may run: a function that is cut off from CloudFormation ends a deploy soon.
    serviceTimeout: TIMEOUT.plus(Duration.minutes(2)),
    properties: {
      ClusterArn: resources.clusterArn,
      AdministratorSecretArn: resources.administrator.secret.secretArn,
      Acls: Lazy.list({ produce: resources.acls }),
    },
  });
  resource.node.addDependency(resources.association);
  // After those of the cluster, which keep what a cluster is made of.
  RemovalPolicies.of(acls).destroy();
  RemovalPolicies.of(resource).retain();
  return acls;
}

function defineFunction(scope: Construct, { network, brokers, administrator }: AclResources): lambda.Function {
  const handler = defineVpcFunction(scope, {
    network,
    who: 'the function that sets the ACLs',
    egressWarning: 'acls-without-egress',
    // CloudFormation takes its answer in a bucket.
    endpoints: ['secretsmanager', 's3'],
    description: 'Sets the ACLs of an Amazon MSK cluster when they change',
    purpose: 'Sets the ACLs of an Amazon MSK cluster',
    code: CODE,
    timeout: TIMEOUT,
    grant: (role) => void administrator.grantRead(role),
  });
  handler.connections.allowTo(brokers, ec2.Port.tcp(BROKER_PORTS.saslScram), 'ACLs');
  handler.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Addresses, secret, answer to CloudFormation');
  return handler;
}
