import { Validations, type Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { kafkaApi, warnWithoutEgress } from './egress';
import { defineLogGroup } from './log-group';
import { refuse } from './rules';

/** Where a function stands: next to the brokers. */
export interface FunctionNetwork {
  readonly vpc: ec2.IVpc;
  readonly subnets: ec2.ISubnet[];
  /** Whether MSK's API is called at its dual-stack endpoint. */
  readonly mskDualStackEndpoint: boolean;
  /** Of what the function logs. */
  readonly logEncryptionKey?: kms.IKey;
}

/** A function that calls MSK's API, and the brokers of a cluster. */
export interface VpcFunction {
  readonly network: FunctionNetwork;
  /** As errors and warnings call it: `the function that sets the ACLs`. */
  readonly who: string;
  /** Of the warning that it could not reach what it calls. */
  readonly egressWarning: string;
  /** What it calls besides MSK's API, by the names of VPC endpoints. Its log needs none: Lambda writes it from outside of the VPC. */
  readonly endpoints: readonly string[];
  readonly description: string;
  /** Of its security group. */
  readonly purpose: string;
  /** The folder of its code. */
  readonly code: string;
  readonly timeout: Duration;
  /** In MiB. */
  readonly memory?: number;
  readonly environment?: Record<string, string>;
  /** Gives its role what it needs besides its network interfaces and its log. */
  readonly grant: (role: iam.Role) => void;
}

/**
 * What Lambda needs to put a function into a VPC.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
const NETWORK_INTERFACES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/** For a few requests and their answers. */
const MEMORY = 256;

/**
 * A Lambda function in the subnets of the brokers, with a log, a role and a security group of its own that lets nothing out.
 *
 * @throws Error for public subnets: a function has no public address there, and CDK refuses it in words of its own
 */
export function defineVpcFunction(scope: Construct, choices: VpcFunction): lambda.Function {
  const { network: { vpc, subnets, mskDualStackEndpoint, logEncryptionKey }, description, purpose, code, timeout, memory = MEMORY, environment, grant } = choices;
  checkEgress(scope, choices);
  const logGroup = defineLogGroup(scope, 'Log', { encryptionKey: logEncryptionKey });
  const role = defineRole(scope, logGroup);
  grant(role);
  return new lambda.Function(scope, 'Function', {
    description,
    code: lambda.Code.fromAsset(code),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    memorySize: memory,
    timeout,
    role,
    logGroup,
    environment: { ...(mskDualStackEndpoint && { MSK_DUAL_STACK_ENDPOINT: 'true' }), ...environment },
    vpc,
    vpcSubnets: { subnets },
    securityGroups: [new ec2.SecurityGroup(scope, 'SecurityGroup', { vpc, description: purpose, allowAllOutbound: false })],
  });
}

/** Of what it could not reach, it warns. */
function checkEgress(scope: Construct, { network: { vpc, subnets, mskDualStackEndpoint }, who, egressWarning, endpoints }: VpcFunction): void {
  const open = new Set(vpc.publicSubnets.map(({ subnetId }) => subnetId));
  const found = subnets.filter(({ subnetId }) => open.has(subnetId)).map(({ node }) => node.path);
  refuse(`${scope.node.path} cannot be defined`, found.length === 0 ? []
    : [`vpcSubnets of the cluster must be private for ${who}, which stands there and has no public address, got ${found.join(', ')}`]);
  warnWithoutEgress(scope, egressWarning, {
    who,
    vpc,
    subnets,
    // Lambda starts it in any of them.
    inAnySubnet: true,
    endpoints: [kafkaApi(mskDualStackEndpoint), ...endpoints],
  });
}

/** Its interfaces and its log. */
function defineRole(scope: Construct, logGroup: logs.ILogGroup): iam.Role {
  const role = new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      NetworkInterfaces: new iam.PolicyDocument({
        statements: [new iam.PolicyStatement({ actions: NETWORK_INTERFACES, resources: ['*'] })],
      }),
    },
  });
  logGroup.grantWrite(role);
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Lambda makes the network interfaces of a function with its role, before their ids are known',
  });
  return role;
}
