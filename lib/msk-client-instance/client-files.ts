import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { iamClientProperties, scramClientProperties } from '../kafka/login/client-properties';
import { arnFor } from '../private/references';
import type { IScramUser } from '../principals/i-scram-user';
import type { IamLibrary } from './iam-library';
import type { KafkaDistribution } from './kafka-distribution';

const ASSETS = join(__dirname, '..', '..', 'assets', 'msk-client-instance');
const LIBRARY = '/usr/local/lib/msk-client';
const EXECUTABLE = '000755';
const READABLE = '000644';

/** Of the time that CloudFormation waits: the start of the instance before it, and the last try to log in behind it. */
const MARGIN = Duration.minutes(4);
/** What MSK may take to learn a user. */
const LONGEST_ASSOCIATION = Duration.minutes(10);

/** What the files of a client instance speak of. */
export interface ClientFiles {
  readonly user: IScramUser;
  readonly otherClusters?: { readonly [name: string]: IScramUser };
  readonly kafka: KafkaDistribution;
  /** Only where operators can log in with IAM. */
  readonly iamLibrary?: IamLibrary;
  readonly mskDualStackEndpoint?: boolean;
  /** How long CloudFormation waits. */
  readonly signalTimeout: Duration;
}

/**
 * What CloudFormation Init puts on a client instance and runs there. All of it stands in the template in clear, none of it is
 * a secret.
 */
export function clientFiles(scope: Construct, props: ClientFiles): ec2.CloudFormationInit {
  return ec2.CloudFormationInit.fromElements(
    ec2.InitFile.fromString('/etc/kafka/client.env', clientEnvironment(scope, props), { mode: READABLE }),
    ...Object.entries(props.otherClusters ?? {}).map(([name, user]) =>
      ec2.InitFile.fromString(`/etc/kafka/clusters/${name}.env`, shellVariables(connectionVariables(scope, user)), { mode: READABLE })),
    ec2.InitFile.fromString('/etc/kafka/client.properties', scramClientProperties(), { mode: READABLE }),
    ...(props.iamLibrary ? [ec2.InitFile.fromString('/etc/kafka/client-iam.properties', iamClientProperties(), { mode: READABLE })] : []),
    script('common.sh', READABLE),
    script('install-kafka.sh'),
    script('kafka-tool.sh'),
    script('link-tools.sh'),
    script('wait-for-login.sh'),
    ec2.InitCommand.shellCommand(`${LIBRARY}/install-kafka.sh`, { key: '1-install-kafka' }),
    ec2.InitCommand.shellCommand(`${LIBRARY}/link-tools.sh`, { key: '2-link-tools' }),
    ec2.InitCommand.shellCommand(`${LIBRARY}/wait-for-login.sh`, { key: '3-wait-for-login' }),
  );
}

/** The user data that applies the files and signals CloudFormation. */
export function bootScript(): string {
  return readFileSync(join(ASSETS, 'boot.sh'), 'utf8');
}

function clientEnvironment(scope: Construct, { user, kafka, iamLibrary, mskDualStackEndpoint, signalTimeout }: ClientFiles): string {
  const loginTimeout = signalTimeout.minus(MARGIN);
  return shellVariables({
    ...connectionVariables(scope, user),
    KAFKA_SOURCE: kafka.source,
    KAFKA_SHA512: kafka.sha512,
    ...(iamLibrary && { IAM_LIBRARY_SOURCE: iamLibrary.source, IAM_LIBRARY_SHA512: iamLibrary.sha512 }),
    ...(mskDualStackEndpoint && { MSK_DUAL_STACK_ENDPOINT: 'true' }),
    // Both from the start of the deployment: a quick installation leaves its time to the login.
    INSTALL_TIMEOUT_SECONDS: loginTimeout.minus(LONGEST_ASSOCIATION).toSeconds(),
    LOGIN_TIMEOUT_SECONDS: loginTimeout.toSeconds(),
  });
}

/** Where a user's cluster and secret are. */
function connectionVariables(scope: Construct, { cluster, secret }: IScramUser): Record<string, string> {
  return {
    CLUSTER_ARN: arnFor(scope, cluster, cluster.clusterArn),
    CLUSTER_REGION: cluster.env.region,
    SECRET_ARN: arnFor(scope, secret, secret.secretArn),
  };
}

/** What `source` reads. */
function shellVariables(variables: Record<string, string | number>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}='${String(value).replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}

function script(name: string, mode = EXECUTABLE): ec2.InitFile {
  return ec2.InitFile.fromFileInline(`${LIBRARY}/${name}`, join(ASSETS, name), { mode });
}
