import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { BROKER_PORTS } from '../kafka/brokers/ports';
import { PROBE_SETTINGS, type ProbeSettings } from '../kafka/mirror-maker/probe-settings';
import { environmentOf, regionOf } from '../mirror-maker/end';
import type { Replication } from '../mirror-maker/replication';
import { isKnown } from '../private/rules';
import { isSameVpc, vpcOf } from '../private/vpcs';
import { defineVpcFunction } from '../private/vpc-function';
import type { IScramUser } from '../principals/i-scram-user';

const CODE = join(__dirname, '..', '..', 'assets', 'replication-probe');

const EVERY = Duration.minutes(1);

/** Shorter than from one call to the next, so that two never run at once. */
const TIMEOUT = Duration.seconds(55);

/** In MiB, for what every broker may answer at once: 1 MiB each, and many times that where records are compressed. */
const MEMORY = 512;

/** Who logs in at each side. */
export interface ProbeUsers {
  readonly primary: IScramUser;
  readonly secondary: IScramUser;
}

/** What a function is made of that probes a replication. */
export interface ProbeFunction {
  readonly replication: Replication;
  readonly users: ProbeUsers;
  readonly vpcSubnets: ec2.SubnetSelection;
  readonly settings: ProbeSettings;
  readonly logEncryptionKey?: kms.IKey;
}

/** A function that stands where MirrorMaker does, and reaches what it reaches. */
export function defineProbeFunction(scope: Construct, { replication, users, vpcSubnets, settings, logEncryptionKey }: ProbeFunction): lambda.Function {
  const { vpc, mskDualStackEndpoint, source, target, peering } = replication;
  const handler = defineVpcFunction(scope, {
    network: { vpc, subnets: vpc.selectSubnets(vpcSubnets).subnets, mskDualStackEndpoint, logEncryptionKey },
    who: 'the function that probes the replication',
    egressWarning: 'replication-probe-egress',
    endpoints: ['secretsmanager', ...endpointsElsewhere(replication, Stack.of(scope).region)],
    description: 'Tells what a failover now would lose, every minute',
    purpose: 'Probes the replication',
    code: CODE,
    timeout: TIMEOUT,
    memory: MEMORY,
    environment: {
      ...environmentOf({ ...source, secret: users.primary.secret }, scope, 'PRIMARY'),
      ...environmentOf({ ...target, secret: users.secondary.secret }, scope, 'SECONDARY'),
      [PROBE_SETTINGS]: Stack.of(scope).toJsonString(settings),
    },
    grant: (role) => [users.primary, users.secondary].forEach((user) => user.grantRead(role)),
  });
  const port = ec2.Port.tcp(BROKER_PORTS.saslScram);
  handler.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Addresses, secrets');
  handler.connections.allowTo(target.cluster!, port, 'Looks at the copies');
  if (peering) {
    peering.allowToPrimary(source.cluster!, { clients: [handler], port });
  } else if (isSameVpc(vpcOf(source.cluster), vpc)) {
    handler.connections.allowTo(source.cluster!, port, 'Looks at the originals');
  }
  // Lambda itself would repeat a call that failed, next to the one of the next minute.
  handler.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: EVERY });
  return handler;
}

/** Calls it again and again. A call that failed is not made up for: the next one looks anew. */
export function defineSchedule(scope: Construct, handler: lambda.Function): events.Rule {
  return new events.Rule(scope, 'Schedule', {
    description: 'Probes the replication every minute',
    schedule: events.Schedule.rate(EVERY),
    targets: [new targets.LambdaFunction(handler, { retryAttempts: 0, maxEventAge: EVERY })],
  });
}

/** An interface endpoint serves its own Region. */
function endpointsElsewhere({ source }: Replication, region: string): string[] {
  const there = regionOf(source);
  return isKnown(there) && isKnown(region) && there !== region
    ? ['kafka-api', 'secretsmanager'].map((service) => `${service} of ${there} (endpoints of this VPC do not serve it)`) : [];
}
