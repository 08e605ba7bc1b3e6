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
    return owned.length > 0 && `${name(owned)}: the construct sets these itself and allows no value`;
  }),

  error('mirror-maker-prefix', ({ props }) => {
    const prefixed = settings(props).filter(({ setting }) => hasPrefix(setting));
    return prefixed.length > 0
      && `${name(prefixed)}: names without a prefix are allowed, in the overrides of who reads them: ${READERS.join(', ')}`;
  }),

  error('mirror-maker-blank', ({ props }) => {
    const blank = settings(props).filter(({ value }) => isKnown(value) && value !== value.trim());
    return blank.length > 0 && `${blank.map(({ reader, setting, value }) => `overrides.${reader} ${setting} '${value}'`).join(', ')}: values that neither begin nor end with white space are allowed, Kafka takes 'true ' for false`;
  }),

  error('mirror-maker-acks', ({ props }) => {
    const acks = producerSetting(props, ACKS);
    return acks !== undefined && !ACKS_OF_ALL.has(acks)
      && `overrides.targetProducer ${ACKS} '${acks}': ${[...ACKS_OF_ALL].join(' and ')} are allowed; less loses records that MirrorMaker takes for copied`;
  }),

  error('mirror-maker-in-flight', ({ props }) => {
    const inFlight = producerSetting(props, IN_FLIGHT);
    return inFlight !== undefined && !(/^\d+$/.test(inFlight) && Number(inFlight) >= 1 && Number(inFlight) <= MAXIMUM_IN_FLIGHT)
      && `overrides.targetProducer ${IN_FLIGHT} '${inFlight}': 1 to ${MAXIMUM_IN_FLIGHT} are allowed, with which records keep their order`;
  }),

  error('mirror-maker-idempotence', ({ props }) =>
    isNotIdempotent(props) && producerSetting(props, IN_FLIGHT) !== '1'
      && `overrides.targetProducer ${IDEMPOTENCE} 'false': 'true', or ${IN_FLIGHT} '1' with it, is allowed; a write that is tried again would change the order of records`),

  error('mirror-maker-exactly-once', ({ props, kafkaVersion }) =>
    props.exactlyOnce === true && isNotIdempotent(props)
      && `exactlyOnce with overrides.targetProducer ${IDEMPOTENCE} 'false' (Kafka ${kafkaVersion}): transactions need an idempotent producer, 'true' is allowed`),
];

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
