import { join } from 'node:path';
import { CustomResource, Duration, Lazy, RemovalPolicies } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, type IDependable } from 'constructs';
import { BROKER_PORTS } from '../kafka/ports';
import { defineLogGroup } from '../private/log-group';
import type { IScramUser } from '../scram-msk-cluster';
import { dualStackEnvironment, checkFunctionEgress } from './function-egress';
import { defineFunctionRole } from './function-role';

/** MSK takes up to ten minutes to learn a user, and a day on which it takes longer must not undo a new cluster: the most that Lambda offers. */
const TIMEOUT = Duration.minutes(15);

const CODE = join(__dirname, '..', '..', 'assets', 'acls');

/** Where the ACLs are set, and by whom. */
export interface AclCollaborators {
  readonly vpc: ec2.IVpc;
  readonly subnets: ec2.ISubnet[];
  readonly brokers: ec2.IConnectable;
  readonly clusterArn: string;
  readonly mskDualStackEndpoint: boolean;
  readonly administrator: IScramUser;
  /** Its secret is associated with the cluster. */
  readonly association: IDependable;
  /** Of what the function logs. */
  readonly logEncryptionKey?: kms.IKey;
  /** Read when the app is synthesized, one line each. */
  readonly acls: () => string[];
}

/**
 * The ACLs of a cluster, all of them in clear in the template, and the Lambda function that makes them so.
 *
 * CloudFormation is never to delete them: the function would have to reach a cluster that may be gone, to open one that may
 * remain. The function itself goes with the construct.
 */
export function declareAcls(scope: Construct, collaborators: AclCollaborators): Construct {
  const acls = new Construct(scope, 'Acls');
  const resource = new CustomResource(acls, 'Resource', {
    resourceType: 'Custom::MskAcls',
    serviceToken: defineFunction(acls, collaborators).functionArn,
    // Longer than the function may run: a function that is cut off from CloudFormation ends a deploy soon.
    serviceTimeout: TIMEOUT.plus(Duration.minutes(2)),
    properties: {
      ClusterArn: collaborators.clusterArn,
      AdministratorSecretArn: collaborators.administrator.secret.secretArn,
      Acls: Lazy.list({ produce: collaborators.acls }),
    },
  });
  resource.node.addDependency(collaborators.association);
  // After those of the cluster, which keep what a cluster is made of.
  RemovalPolicies.of(acls).destroy();
  RemovalPolicies.of(resource).retain();
  return acls;
}

function defineFunction(scope: Construct, { vpc, subnets, brokers, administrator, mskDualStackEndpoint, logEncryptionKey }: AclCollaborators): lambda.Function {
  checkFunctionEgress(scope, 'acls-without-egress', {
    who: 'the function that sets the ACLs',
    vpc,
    subnets,
    mskDualStackEndpoint,
    // CloudFormation takes its answer in a bucket.
    endpoints: ['secretsmanager', 's3'],
  });
  const logGroup = defineLogGroup(scope, 'Log', { encryptionKey: logEncryptionKey });
  const role = defineFunctionRole(scope, logGroup);
  administrator.grantRead(role);
  const handler = new lambda.Function(scope, 'Function', {
    description: 'Sets the ACLs of an Amazon MSK cluster when they change',
    code: lambda.Code.fromAsset(CODE),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    memorySize: 256,
    timeout: TIMEOUT,
    role,
    logGroup,
    environment: dualStackEnvironment(mskDualStackEndpoint),
    vpc,
    vpcSubnets: { subnets },
    securityGroups: [new ec2.SecurityGroup(scope, 'SecurityGroup', { vpc, description: 'Sets the ACLs of an Amazon MSK cluster', allowAllOutbound: false })],
  });
  handler.connections.allowTo(brokers, ec2.Port.tcp(BROKER_PORTS.saslScram), 'ACLs');
  handler.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Addresses, secret, answer to CloudFormation');
  return handler;
}
