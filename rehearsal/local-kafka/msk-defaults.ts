import type { Property } from '../system/properties';

export type BrokerType = 'Standard' | 'Express';

/** What MSK's defaults depend on. */
export interface MskCluster {
  /** Availability zones. */
  readonly zones: number;
  readonly brokerType: BrokerType;
}

/** One property that a configuration leaves out. */
export interface MskDefault {
  readonly property: string;
  /** What MSK's brokers have. */
  readonly msk: (cluster: MskCluster) => string;
  /** Why local brokers must have it, too: what a client would notice otherwise. */
  readonly because: string;
  /** MSK's page that says so; none where only Apache Kafka's own need says it. */
  readonly source?: string;
}

const GUIDE = 'https://docs.aws.amazon.com/msk/latest/developerguide';

/** Of what this page leaves out it says: the value is Apache Kafka's. */
const DEFAULTS = `${GUIDE}/msk-default-configuration.html`;

const copies = ({ zones }: MskCluster) => Math.min(zones, 3);
const inSync = (cluster: MskCluster) => Math.max(copies(cluster) - 1, 1);

/**
 * What MSK's default configuration sets otherwise than Apache Kafka does and a client can notice. A property that a custom
 * configuration leaves out has MSK's value, so these apply where the template is silent. Express brokers have those of three zones,
 * and let no configuration change most of them.
 */
export const MSK_DEFAULTS: readonly MskDefault[] = [
  {
    property: 'allow.everyone.if.no.acl.found',
    msk: () => 'true',
    because: 'whom a cluster without ACLs lets in',
    source: DEFAULTS,
  },
  {
    property: 'auto.create.topics.enable',
    msk: () => 'false',
    because: 'whether a misspelt name becomes a topic',
    source: DEFAULTS,
  },
  {
    property: 'default.replication.factor',
    msk: (cluster) => `${copies(cluster)}`,
    because: 'the copies of a topic that is created without a factor, as MirrorMaker creates its own',
    source: DEFAULTS,
  },
  {
    property: 'min.insync.replicas',
    msk: (cluster) => `${inSync(cluster)}`,
    because: 'whether acks=all is refused while a broker is gone',
    source: DEFAULTS,
  },
  {
    property: 'unclean.leader.election.enable',
    msk: ({ brokerType }) => `${brokerType === 'Standard'}`,
    because: 'whether a broker that is behind may become leader, and lose what was acknowledged',
    source: DEFAULTS,
  },
  {
    property: 'offsets.topic.replication.factor',
    msk: (cluster) => `${copies(cluster)}`,
    because: 'no group could commit: two brokers cannot give the three copies of Apache Kafka\'s default',
  },
  {
    property: 'transaction.state.log.replication.factor',
    msk: (cluster) => `${copies(cluster)}`,
    because: 'no transaction could begin: two brokers cannot give the three copies of Apache Kafka\'s default',
  },
  {
    property: 'transaction.state.log.min.isr',
    msk: (cluster) => `${inSync(cluster)}`,
    because: 'no transaction could commit while one of two brokers is gone',
    source: `${GUIDE}/msk-configuration-express-read-only.html`,
  },
];

/** What MSK itself sets, and a configuration must not; local brokers differ in what one machine cannot have. */
export interface MskOwnProperty {
  readonly properties: readonly string[];
  readonly msk: string;
  readonly local: string;
  readonly source?: string;
}

export const MSK_OWN_PROPERTIES: readonly MskOwnProperty[] = [
  {
    properties: ['listeners', 'advertised.listeners', 'listener.security.protocol.map', 'inter.broker.listener.name'],
    msk: 'a listener for each way to log in, of which SASL/SCRAM over TLS has port 9096, and others that no client reaches',
    local: 'SASL/SCRAM over TLS at a free port of the Region\'s loopback address; one in clear for brokers, and for what MSK does itself',
    source: `${GUIDE}/port-info.html`,
  },
  {
    properties: ['listener.name.client_sasl_scram.sasl.enabled.mechanisms', 'listener.name.client_sasl_scram.scram-sha-512.sasl.jaas.config'],
    msk: 'SCRAM-SHA-512 and no other mechanism',
    local: 'the same',
    source: `${GUIDE}/msk-password.html`,
  },
  {
    properties: ['config.providers', 'config.providers.env.class', 'ssl.keystore.type', 'ssl.keystore.location', 'ssl.keystore.password'],
    msk: 'certificates of Amazon Trust Services, which clients trust already',
    local: 'a certificate of the rehearsal, which stands for them in every trust store',
    source: `${GUIDE}/msk-encryption.html`,
  },
  {
    properties: ['authorizer.class.name', 'super.users'],
    msk: 'Apache Kafka\'s authorizer, with the brokers as its super users',
    local: 'the same: who connects in clear, which only brokers and the rehearsal can, is one',
    source: `${GUIDE}/msk-acls.html`,
  },
  {
    properties: ['process.roles', 'node.id', 'controller.quorum.voters', 'controller.listener.names'],
    msk: 'controllers that are no brokers, outlive them and cost nothing; or ZooKeeper',
    local: 'KRaft whatever the template says: the first three nodes vote, of which those beyond the zones are no brokers',
    source: `${GUIDE}/metadata-management.html`,
  },
  {
    properties: ['log.dirs'],
    msk: 'a volume for each broker',
    local: 'a temporary directory, which no limit of a volume applies to',
  },
  {
    properties: ['remote.log.storage.system.enable', 'remote.log.storage.manager.class.name', 'remote.log.metadata.manager.class.name'],
    msk: 'storage of its own for the old records of a cluster with the storage mode TIERED',
    local: 'for such a cluster one that has no room: topics take the settings, and every record stays with the brokers',
    source: `${GUIDE}/msk-tiered-storage.html`,
  },
  {
    properties: ['create.topic.policy.class.name', 'refused.topics.file'],
    msk: 'no policy that a configuration could name; what MSK refuses by itself, no page lists',
    local: 'a policy that refuses nothing until a drill says so: what a client sees of it is the same, whatever the reason',
    source: `${GUIDE}/msk-configuration-properties.html`,
  },
];

/** MSK's value of every property of the table. */
export function mskDefaults(cluster: MskCluster): Readonly<Record<string, string>> {
  return Object.fromEntries(MSK_DEFAULTS.map(({ property, msk }) => [property, msk(cluster)]));
}

/** Those of MSK's defaults that the given properties do not set. */
export function missingMskDefaults(given: readonly Property[], cluster: MskCluster): Record<string, string> {
  const keys = new Set(given.map((property) => property.key));
  return Object.fromEntries(Object.entries(mskDefaults(cluster)).filter(([key]) => !keys.has(key)));
}
