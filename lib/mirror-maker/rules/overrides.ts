import { ACKS_OF_ALL, hasPrefix, isOwned, MAXIMUM_IN_FLIGHT } from '../../kafka/mirror-maker-settings';
import { ADMIN_SETTING_VALUES, CONSUMER_SETTING_VALUES, faultOfSetting, PRODUCER_SETTING_VALUES, type SettingValues } from '../../kafka/setting-values';
import { error, isKnown, warning } from '../../private/rules';
import type { MirrorMakerPrimarySecondaryProps } from '../mirror-maker-primary-secondary-props';
import type { MirrorMakerRule } from './rule';

const ACKS = 'acks';
const IDEMPOTENCE = 'enable.idempotence';
const SYNC_OF_OFFSETS = 'sync.group.offsets.enabled';
/** Of copies and of MirrorMaker's own topics; who reads it does not matter. */
const FACTOR = /(^|\.)replication\.factor$/;
const IN_FLIGHT = 'max.in.flight.requests.per.connection';

/** Settings of the user's own that break what the construct promises, or that nobody would read. */
export const OVERRIDE_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-owned', ({ props }) => {
    const owned = settings(props).filter(({ setting }) => isOwned(setting));
    return owned.length > 0 && `overrides must leave out what the construct sets itself, got ${name(owned)}`;
  }),

  error('mirror-maker-prefix', ({ props }) => {
    const prefixed = settings(props).filter(({ setting }) => hasPrefix(setting));
    return prefixed.length > 0
      && `overrides must name settings without a prefix, for who reads them, one of ${READERS.join(', ')}, got ${name(prefixed)}`;
  }),

  error('mirror-maker-blank', ({ props }) => {
    const blank = settings(props).filter(({ setting, value }) => setting === '' || /\s/.test(setting) || (isKnown(value) && value !== value.trim()));
    return blank.length > 0
      && `overrides must have a name for each value and no blank in a name, which nobody would read, nor at the ends of a value, Kafka takes 'true ' for false, got ${blank.map(({ reader, setting, value }) => `overrides.${reader} '${setting}' '${value}'`).join(', ')}`;
  }),

  error('mirror-maker-loss', ({ props }) => {
    const losing = settings(props).flatMap(({ reader, setting, value }) => {
      const promise = isKnown(value) ? PROMISES.find((found) => found.reader === reader && found.setting.test(setting) && !found.keeps(value)) : undefined;
      return promise ? [`overrides.${reader} ${setting} must be ${promise.must}, got '${value}'`] : [];
    });
    return losing.length > 0 && losing.join('; ');
  }),

  error('mirror-maker-values', ({ props }) => {
    const faults = [...faultsOfValues(props), ...faultOfDelivery(props)];
    return faults.length > 0 && faults.join('; ');
  }),

  // Without it a client can still translate positions itself, from MirrorMaker's checkpoints.
  warning('mirror-maker-group-offsets', ({ props }) => {
    const sync = flowSetting(props, SYNC_OF_OFFSETS);
    return sync !== undefined && !isTrue(sync)
      && `overrides.flow ${SYNC_OF_OFFSETS} must be 'true', or each group begins anew after a failover unless its client translates checkpoints, got '${sync}'`;
  }),

  warning('mirror-maker-one-copy', ({ props }) => {
    const single = settings(props).filter(({ setting, value }) => FACTOR.test(setting) && isKnown(value) && Number(value) === 1);
    return single.length > 0
      && `overrides must have replication factors of at least 2, or of -1 for the default of the brokers, got 1 for ${name(single)}: what is on a broker cannot be written while it restarts, and is lost with its disk`;
  }),

  error('mirror-maker-acks', ({ props }) => {
    const acks = producerSetting(props, ACKS);
    return acks !== undefined && !ACKS_OF_ALL.has(acks)
      && `overrides.targetProducer ${ACKS} must be one of ${[...ACKS_OF_ALL].join(', ')}, less loses records that MirrorMaker takes for copied, got '${acks}'`;
  }),

  error('mirror-maker-in-flight', ({ props }) => {
    const inFlight = producerSetting(props, IN_FLIGHT);
    return inFlight !== undefined && !(/^\d+$/.test(inFlight) && Number(inFlight) >= 1 && Number(inFlight) <= MAXIMUM_IN_FLIGHT)
      && `overrides.targetProducer ${IN_FLIGHT} must be at least 1 and at most ${MAXIMUM_IN_FLIGHT}, with which records keep their order, got '${inFlight}'`;
  }),

  error('mirror-maker-idempotence', ({ props }) =>
    isNotIdempotent(props) && producerSetting(props, IN_FLIGHT) !== '1'
      && `overrides.targetProducer ${IDEMPOTENCE} must be 'true', or given together with ${IN_FLIGHT} '1', got 'false': a write that is tried again would change the order of records`),

  error('mirror-maker-exactly-once', ({ props, kafkaVersion }) =>
    props.exactlyOnce === true && isNotIdempotent(props)
      && `overrides.targetProducer ${IDEMPOTENCE} must be 'true' with exactlyOnce, transactions need an idempotent producer (Kafka ${kafkaVersion}), got 'false'`),
];

/** Values with which a client does not start. Those of the flow and the worker are not judged. */
function faultsOfValues(props: MirrorMakerPrimarySecondaryProps): string[] {
  return settings(props).flatMap(({ reader, setting, value }) => {
    const fault = isKnown(value) ? faultOfSetting(value, CLIENT_VALUES[reader]?.[setting]) ?? faultOfRetries(props, reader, setting, value) : undefined;
    return fault === undefined ? [] : [`overrides.${reader} ${setting} must be ${fault}, got '${value}'`];
  });
}

const CLIENT_VALUES: Readonly<Record<string, SettingValues>> = {
  sourceConsumer: CONSUMER_SETTING_VALUES,
  targetProducer: PRODUCER_SETTING_VALUES,
  sourceAdmin: ADMIN_SETTING_VALUES,
  targetAdmin: ADMIN_SETTING_VALUES,
};

function faultOfRetries(props: MirrorMakerPrimarySecondaryProps, reader: string, setting: string, value: string): string | undefined {
  return reader === 'targetProducer' && setting === 'retries' && Number(value) === 0 && !isNotIdempotent(props)
    ? `at least 1 with ${IDEMPOTENCE}` : undefined;
}

/** Kafka's default of request.timeout.ms, and the library's of linger.ms. Connect sets no end to a delivery by itself. */
const REQUEST_TIMEOUT = '30000';
const LINGER = '50';

function faultOfDelivery(props: MirrorMakerPrimarySecondaryProps): string[] {
  const { overrides: { targetProducer = {} } = {} } = props;
  const delivery = producerSetting(props, 'delivery.timeout.ms');
  const { 'linger.ms': linger = LINGER, 'request.timeout.ms': request = REQUEST_TIMEOUT } = targetProducer;
  const least = isKnown(linger) && isKnown(request) ? Number(linger) + Number(request) : NaN;
  return delivery !== undefined && Number(delivery) >= 0 && Number(delivery) < Math.min(least, LARGEST_INT)
    ? [`overrides.targetProducer delivery.timeout.ms must be at least ${least} (linger.ms and request.timeout.ms), got '${delivery}'`] : [];
}

const LARGEST_INT = 2 ** 31 - 1;

/** Kafka's own default, in milliseconds. */
const LONGEST_FLUSH_INTERVAL = 60_000;

/** In records. MirrorMaker's own default is 100; it is about what a group repeats of each partition. */
const LARGEST_OFFSET_LAG = 100_000;

/** Values with which records are left out, are copied again by the hour, or are not found where a group goes on. */
const PROMISES: readonly { readonly reader: string; readonly setting: RegExp; readonly keeps: (value: string) => boolean; readonly must: string }[] = [
  { reader: 'flow', setting: /^errors\.tolerance$/, keeps: (value) => value.toLowerCase() === 'none', must: "'none', a record that cannot be written would be left out without a word" },
  { reader: 'flow', setting: /^transforms\.[^.]+\.type$/, keeps: (value) => !/\bFilter(\$|$)/.test(value), must: 'a transformation that keeps each record' },
  { reader: 'flow', setting: /^refresh\.topics\.enabled$/, keeps: isTrue, must: "'true', topics and partitions that are made later would not be copied" },
  { reader: 'flow', setting: /^refresh\.groups\.enabled$/, keeps: isTrue, must: "'true', groups that come later would begin anew after a failover" },
  { reader: 'flow', setting: /^emit\.checkpoints\.enabled$/, keeps: isTrue, must: "'true', every group would begin anew after a failover" },
  {
    reader: 'flow',
    setting: /^offset\.lag\.max$/,
    keeps: (value) => /^[+-]?\d+$/.test(value) && Number(value) <= LARGEST_OFFSET_LAG,
    must: `a whole number of at most ${LARGEST_OFFSET_LAG}, a group repeats about so many records of each partition after a failover`,
  },
  {
    reader: 'worker',
    setting: /^offset\.flush\.interval\.ms$/,
    keeps: (value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= LONGEST_FLUSH_INTERVAL,
    must: `at least 1 and at most ${LONGEST_FLUSH_INTERVAL}, Kafka's default: a crash copies again what came since the last flush`,
  },
];

function isTrue(value: string): boolean {
  return value.toLowerCase() === 'true';
}

const READERS = ['flow', 'worker', 'sourceConsumer', 'targetProducer', 'sourceAdmin', 'targetAdmin'] as const;

interface Override {
  readonly reader: string;
  readonly setting: string;
  readonly value: string;
}

function settings({ overrides = {} }: MirrorMakerPrimarySecondaryProps): Override[] {
  return READERS.flatMap((reader) => Object.entries(overrides[reader] ?? {}).map(([setting, value]) => ({ reader, setting, value })));
}

function name(overrides: readonly Override[]): string {
  return overrides.map(({ reader, setting }) => `overrides.${reader} ${setting}`).join(', ');
}

/** Kafka takes FALSE for false. */
function isNotIdempotent(props: MirrorMakerPrimarySecondaryProps): boolean {
  return producerSetting(props, IDEMPOTENCE)?.toLowerCase() === 'false';
}

/** Nothing if it is not set or not known yet. */
function producerSetting({ overrides }: MirrorMakerPrimarySecondaryProps, setting: string): string | undefined {
  return known(overrides?.targetProducer?.[setting]);
}

function flowSetting({ overrides }: MirrorMakerPrimarySecondaryProps, setting: string): string | undefined {
  return known(overrides?.flow?.[setting]);
}

function known(value: string | undefined): string | undefined {
  return isKnown(value) ? value.trim() : undefined;
}
