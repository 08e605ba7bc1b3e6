import { formatProperties } from '../settings/properties';
import { scramLogin } from '../login/scram-login';

/** The two clusters of a flow, by the names that MirrorMaker 2 gives them. */
export type ClusterAlias = 'primary' | 'secondary';

/** Settings of one kind of client or of a worker: names as Apache Kafka documents them, without any prefix. */
export type Settings = Readonly<Record<string, string>>;

/**
 * A dedicated-mode MirrorMaker 2, by whom each setting is for. MirrorMaker reads most settings only behind the prefix of a
 * cluster or a flow and ignores others without a word; here every setting gets the prefix of its reader, so that none is
 * lost.
 *
 * @see https://kafka.apache.org/39/documentation.html#georeplication-mirrormaker
 */
export interface MirrorMakerConfiguration {
  /** Records flow from here... */
  readonly source: ClusterAlias;
  /** ...to there, where MirrorMaker runs. */
  readonly target: ClusterAlias;
  /** The class that names the topics of the target. */
  readonly replicationPolicy: string;
  /** Whether the processes of one MirrorMaker talk to each other, which more than one process and exactly once need. */
  readonly internalRest: boolean;
  /** The flow itself: topics, groups, checkpoints, offset syncs. */
  readonly flow: Settings;
  /** Kafka Connect's worker, whose state is on the target. */
  readonly worker: Settings;
  /** Reads records from the source. */
  readonly sourceConsumer: Settings;
  /** Writes records to the target. */
  readonly targetProducer: Settings;
  /** Looks at topics and groups of the source. */
  readonly sourceAdmin: Settings;
  /** Creates topics on the target and sets the offsets of groups there. */
  readonly targetAdmin: Settings;
}

/** Where the entry script of the container leaves the addresses of the brokers, and no secret. */
export const ADDRESS_DIRECTORY = '/run/mirror-maker';

/** The port on which the processes of one MirrorMaker hand on task configurations to their leader. */
export const INTERNAL_REST_PORT = 8083;

/** Read at the top level only. Each process tells the others its own address, which the entry script finds out. */
const INTERNAL_REST: Settings = {
  'dedicated.mode.enable.internal.rest': 'true',
  'listeners': `http://0.0.0.0:${INTERNAL_REST_PORT}`,
  'rest.advertised.host.name': `\${dir:${ADDRESS_DIRECTORY}:self}`,
};

/** The file that MirrorMaker reads. It holds neither an address nor a secret: both are looked up when it starts. */
export function mirrorMakerProperties(configuration: MirrorMakerConfiguration): string {
  const { source, target, replicationPolicy } = configuration;
  const flow = `${source}->${target}`;
  const reverse = `${target}->${source}`;
  return formatProperties({
    'clusters': 'primary,secondary',
    'config.providers': 'env,dir',
    'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
    'config.providers.dir.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
    'config.providers.dir.param.allowed.paths': ADDRESS_DIRECTORY,
    // Read at the top level by the worker and by all connectors alike: they must agree on it.
    'replication.policy.class': replicationPolicy,
    ...ofFirstScan(configuration.worker),
    ...(configuration.internalRest ? INTERNAL_REST : {}),
    ...connection('primary'),
    ...connection('secondary'),
    [`${flow}.enabled`]: 'true',
    ...prefixed(flow, configuration.flow),
    [`${reverse}.enabled`]: 'false',
    // Without this line MirrorMaker starts the reverse flow for its heartbeats alone, disabled or not.
    [`${reverse}.emit.heartbeats.enabled`]: 'false',
    ...prefixed(target, configuration.worker),
    ...prefixed(`${source}.consumer`, configuration.sourceConsumer),
    ...prefixed(`${target}.producer`, configuration.targetProducer),
    ...prefixed(`${source}.admin`, configuration.sourceAdmin),
    ...prefixed(`${target}.admin`, configuration.targetAdmin),
  });
}

/** MirrorMaker looks for plugins once itself, before its worker does, and reads for that what stands at the top level. */
function ofFirstScan({ 'plugin.discovery': discovery }: Settings): Settings {
  return discovery === undefined ? {} : { 'plugin.discovery': discovery };
}

/** The variables that hold the credentials for a cluster. */
export function credentialVariables(alias: ClusterAlias): { username: string; password: string } {
  return { username: `${alias.toUpperCase()}_USERNAME`, password: `${alias.toUpperCase()}_PASSWORD` };
}

function connection(alias: ClusterAlias): Record<string, string> {
  const { username, password } = credentialVariables(alias);
  return prefixed(alias, {
    'bootstrap.servers': `\${dir:${ADDRESS_DIRECTORY}:${alias}}`,
    ...scramLogin(`\${env:${username}}`, `\${env:${password}}`),
  });
}

function prefixed(prefix: string, settings: Settings): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [`${prefix}.${key}`, value]));
}
