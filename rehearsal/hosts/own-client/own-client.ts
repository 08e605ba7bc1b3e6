import { readFileSync } from 'node:fs';
import { CLIENT_CONFIGURATIONS } from 'cdk-msk-georeplication/kafka';
import type { ClientInstanceDescription, ClusterDescription, InitFile, UserDescription } from '../../assembly/descriptions';
import { inJaas } from '../../system/jaas';
import { resource } from '../../system/package-root';
import { ClientHost, type ClientHostOptions } from '../client-host';

/** Where the brokers are, and what the secret of its user holds now: it may be rotated. */
export interface OwnClientConnection {
  readonly region: string;
  readonly bootstrapServers: string;
  readonly credentials: () => { readonly username: string; readonly password: string };
}

/** Kafka's tools that are clients of a cluster, as far as the checks or an operator use them. */
const TOOLS = [
  'kafka-acls.sh', 'kafka-configs.sh', 'kafka-console-consumer.sh', 'kafka-console-producer.sh', 'kafka-consumer-groups.sh',
  'kafka-delete-records.sh', 'kafka-get-offsets.sh', 'kafka-log-dirs.sh', 'kafka-topics.sh', 'kafka-verifiable-producer.sh',
];

/** A client of the rehearsal's own, as a user of a cluster that no client instance of the templates belongs to. */
export class OwnClient extends ClientHost {
  public static async install(description: ClientInstanceDescription, options: ClientHostOptions, connection: OwnClientConnection): Promise<OwnClient> {
    const client = new OwnClient(description, options, connection);
    await client.install();
    return client;
  }

  private constructor(description: ClientInstanceDescription, options: ClientHostOptions, private readonly connection: OwnClientConnection) {
    super(description, options);
  }

  public override environment(): NodeJS.ProcessEnv {
    const { region, bootstrapServers } = this.connection;
    return { ...super.environment(), AWS_REGION: region, KAFKA_BOOTSTRAP_SERVERS: bootstrapServers, KAFKA_SECRET_ARN: this.description.secretArn };
  }

  protected override credentials(): NodeJS.ProcessEnv {
    const { username, password } = this.connection.credentials();
    return { KAFKA_USERNAME: inJaas(username), KAFKA_PASSWORD: inJaas(password) };
  }
}

/** It may do what a role of an application may: look up the brokers and read the secret of its user. */
export function describeOwnClient({ name, arn }: ClusterDescription, { secretArn, keyArn }: UserDescription, inPlaceOf?: ClientInstanceDescription['inPlaceOf']): ClientInstanceDescription {
  const allow = (Action: string, Resource: string) => ({ Effect: 'Allow' as const, Action, Resource });
  return {
    name: `${name}/RehearsalClient`,
    isOfRehearsal: true,
    inPlaceOf,
    clusterArn: arn,
    secretArn,
    otherClusters: [],
    files: ownFiles(),
    commands: [],
    statements: [
      allow('kafka:GetBootstrapBrokers', arn),
      allow('secretsmanager:GetSecretValue', secretArn),
      ...(keyArn ? [allow('kms:Decrypt', keyArn)] : []),
    ],
  };
}

function ownFiles(): InitFile[] {
  const script = readFileSync(resource('hosts', 'own-client', 'kafka-tool.sh'), 'utf8');
  return [
    { path: '/etc/kafka/client.properties', content: CLIENT_CONFIGURATIONS.JAVA(), mode: 0o644 },
    ...TOOLS.map((tool) => ({ path: `/usr/local/bin/${tool}`, content: script, mode: 0o755 })),
  ];
}
