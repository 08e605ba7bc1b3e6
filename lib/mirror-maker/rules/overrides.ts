import { ACKS_OF_ALL, hasPrefix, isOwned, MAXIMUM_IN_FLIGHT } from '../../kafka/mirror-maker-settings';
import { error, isKnown } from '../../private/rules';
import type { MirrorMakerPrimarySecondaryProps } from '../mirror-maker-primary-secondary-props';
import type { MirrorMakerRule } from './rule';

const ACKS = 'acks';
const IDEMPOTENCE = 'enable.idempotence';
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
    const blank = settings(props).filter(({ setting, value }) => /\s/.test(setting) || (isKnown(value) && value !== value.trim()));
    return blank.length > 0
      && `overrides must have no blank in a name, which nobody would read, nor at the ends of a value, Kafka takes 'true ' for false, got ${blank.map(({ reader, setting, value }) => `overrides.${reader} '${setting}' '${value}'`).join(', ')}`;
  }),

  error('mirror-maker-loss', ({ props }) => {
    const losing = settings(props).flatMap(({ reader, setting, value }) => {
      const promise = isKnown(value) ? PROMISES.find((found) => found.reader === reader && found.setting.test(setting) && !found.keeps(value)) : undefined;
      return promise ? [`overrides.${reader} ${setting} must be ${promise.must}, got '${value}'`] : [];
    });
    return losing.length > 0 && losing.join('; ');
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

/** Kafka's own default, in milliseconds. */
const LONGEST_FLUSH_INTERVAL = 60_000;

/** Values with which records are left out, are copied again by the hour, or are not found where a group goes on. */
const PROMISES: readonly { readonly reader: string; readonly setting: RegExp; readonly keeps: (value: string) => boolean; readonly must: string }[] = [
  { reader: 'flow', setting: /^errors\.tolerance$/, keeps: (value) => value.toLowerCase() === 'none', must: "'none', a record that cannot be written would be left out without a word" },
  { reader: 'flow', setting: /^transforms\.[^.]+\.type$/, keeps: (value) => !/\bFilter(\$|$)/.test(value), must: 'a transformation that keeps each record' },
  { reader: 'flow', setting: /^refresh\.topics\.enabled$/, keeps: isTrue, must: "'true', topics and partitions that are made later would not be copied" },
  { reader: 'flow', setting: /^refresh\.groups\.enabled$/, keeps: isTrue, must: "'true', groups that come later would begin anew after a failover" },
  { reader: 'flow', setting: /^emit\.checkpoints\.enabled$/, keeps: isTrue, must: "'true', every group would begin anew after a failover" },
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
  const value = overrides?.targetProducer?.[setting];
  return isKnown(value) ? value.trim() : undefined;
}
