import { brokerSettings, wholeNumber } from '../../kafka/brokers/server-properties';
import { EXPRESS_LIMITS, EXPRESS_READ_ONLY, EXPRESS_SETTABLE, isOwnedByMsk, MSK_LIMITS, STANDARD_SETTABLE } from '../../kafka/brokers/settable-properties';
import { isKraft } from '../../kafka/releases/versions';
import { validateSetting, SERVER_SETTING_VALUES, type SettingValues } from '../../kafka/settings/setting-values';
import { validateStart } from '../../kafka/brokers/start-validation';
import { error, isKnown, warning } from '../../private/rules';
import type { ResolvedCluster } from '../resolved-cluster';
import type { ClusterRule } from './rule';

/** Numbers of copies, each with how many of them must be in sync, if that has a setting. */
const FACTORS = ['default.replication.factor', 'offsets.topic.replication.factor', 'transaction.state.log.replication.factor'] as const;

/** Broker settings. */
export const SERVER_PROPERTIES_RULES: readonly ClusterRule[] = [
  error('server-properties-owned', ({ props: { serverProperties = {} } }) => {
    const owned = Object.keys(serverProperties).filter(isOwnedByMsk);
    return owned.length > 0 && `serverProperties must hold none of the settings that MSK makes itself, got ${owned.join(', ')}`;
  }),

  error('server-properties-express', ({ props: { serverProperties = {} }, express }) => {
    const fixed = Object.keys(serverProperties).filter((key) => EXPRESS_READ_ONLY.has(key) && !isOwnedByMsk(key));
    return express && fixed.length > 0 && `serverProperties must hold none of the settings that Express brokers fix, got ${fixed.join(', ')}`;
  }),

  warning('server-properties-unknown', ({ props: { serverProperties = {} }, express }) => {
    const settable = express ? EXPRESS_SETTABLE : STANDARD_SETTABLE;
    const unknown = Object.keys(serverProperties).filter((key) =>
      isKnown(key) && !settable.has(key) && !isOwnedByMsk(key) && !(express && EXPRESS_READ_ONLY.has(key)));
    return unknown.length > 0 && `serverProperties must be settings that MSK is known to take, got ${unknown.join(', ')}`;
  }),

  error('server-properties-lines', ({ props: { serverProperties = {} } }) => {
    const broken = Object.entries(serverProperties).filter(([key, value]) => key.trim() === '' || /[\r\n]/.test(key + value));
    return broken.length > 0 && `serverProperties must be a name and a value on one line each, got ${broken.map(([key]) => JSON.stringify(key)).join(', ')}`;
  }),

  error('server-properties-values', (resolved) => validateValues(resolved, SERVER_SETTING_VALUES)),

  error('server-properties-start', ({ props: { serverProperties = {} } }) => {
    const faults = validateStart(serverProperties);
    return faults.length > 0 && `serverProperties ${faults.join('; ')}: no broker starts with it`;
  }),

  // MSK's own limits: it may widen them.
  warning('server-properties-limits', (resolved) => validateValues(resolved, { ...MSK_LIMITS, ...resolved.express ? EXPRESS_LIMITS : {} })),

  // A topic with more copies than brokers cannot be made: Kafka's own topics neither, and consumers and transactions wait for them.
  error('replication-factors', ({ props: { serverProperties = {} }, brokers = Infinity, express }) => {
    const broken = FACTORS.filter((key) => {
      // What is no number at all is broken by its type.
      const factor = isKnown(serverProperties[key]) ? Number(serverProperties[key]) : NaN;
      return factor < 1 || factor > brokers;
    });
    return !express && broken.length > 0
      && `serverProperties ${broken.join(', ')} must be at least 1 and at most ${brokers === Infinity ? 'the number of brokers' : `${brokers}, the number of brokers`}, got ${broken.map((key) => serverProperties[key]).join(', ')}`;
  }),

  error('min-insync-replicas', (resolved) => {
    const { copies, inSync } = copiesOf(resolved);
    return inSync > copies && `serverProperties min.insync.replicas must be at most ${Math.max(copies - 1, 1)} (default.replication.factor${copies > 1 ? ' less one' : ''}), got ${inSync}`;
  }),

  // Each patch of MSK restarts every broker, one after the other.
  warning('all-in-sync', (resolved) => {
    const { copies, inSync } = copiesOf(resolved);
    return inSync === copies && (copies > 1
      ? `serverProperties min.insync.replicas must be at most ${copies - 1} (default.replication.factor less one), got ${inSync}: while a broker restarts no client can write with acks=all`
      : 'serverProperties default.replication.factor must be at least 2, got 1: while a broker restarts no client can write to what is on it');
  }),

  error('transactions-in-sync', ({ props: { serverProperties = {} }, brokers = Infinity, express }) => {
    const inSync = wholeNumber(serverProperties['transaction.state.log.min.isr']) ?? 0;
    const copies = wholeNumber(serverProperties['transaction.state.log.replication.factor']) ?? brokers;
    return !express && inSync > copies && `serverProperties transaction.state.log.min.isr must be at most ${copies}, the number of copies that there can be, got ${inSync}`;
  }),

  // What was deployed before cannot be seen from here.
  warning('closed-before-its-rights', ({ props: { serverProperties = {} } }) =>
    serverProperties['allow.everyone.if.no.acl.found']?.trim().toLowerCase() === 'false'
      && 'serverProperties allow.everyone.if.no.acl.found must be true in the first deploy, got false: no client can log in and set the first ACLs, and the deploy fails; set it in a deploy after the one that closed the cluster, and acknowledge this'),

  warning('zookeeper-with-kraft', ({ props: { serverProperties = {} }, kafkaVersion }) => {
    const idle = Object.keys(serverProperties).filter((key) => key.startsWith('zookeeper.') && !isOwnedByMsk(key));
    return isKnown(kafkaVersion) && isKraft(kafkaVersion) && idle.length > 0
      && `serverProperties must hold no settings of ZooKeeper with kafkaVersion '${kafkaVersion}', got ${idle.join(', ')}: they have no effect`;
  }),
];

function validateValues({ props: { serverProperties = {} } }: ResolvedCluster, values: SettingValues): string | false {
  const faults = Object.entries(serverProperties).flatMap(([key, value]) => {
    const fault = isKnown(value) && !/[\r\n]/.test(value) ? validateSetting(value, values[key]) : undefined;
    return fault === undefined ? [] : [`serverProperties ${key} must be ${fault}, got '${value}'`];
  });
  return faults.length > 0 && faults.join('; ');
}

/** Of a topic that says nothing itself, where the user named one of the two numbers. Express brokers fix both. */
function copiesOf({ props: { serverProperties = {} }, subnets, express }: ResolvedCluster): { copies: number; inSync: number } {
  const settings = brokerSettings({ zones: subnets.length, express }, serverProperties);
  const [copies, inSync] = [wholeNumber(settings['default.replication.factor']), wholeNumber(settings['min.insync.replicas'])];
  const isChosen = 'default.replication.factor' in serverProperties || 'min.insync.replicas' in serverProperties;
  return express || !isChosen || !copies || !inSync ? { copies: Infinity, inSync: 0 } : { copies, inSync };
}
