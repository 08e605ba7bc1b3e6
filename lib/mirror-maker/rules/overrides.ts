import { readExpression } from '../../kafka/mirror-maker/java-expressions';
import { ALLOWED_SETTINGS } from '../../kafka/mirror-maker/allowed-settings';
import type { SettingReader } from '../../kafka/mirror-maker/defaults';
import { reasonToRefuse } from '../../kafka/mirror-maker/refused-settings';
import { validateSetting } from '../../kafka/settings/setting-values';
import { error, isKnown, warning } from '../../private/rules';
import type { MirrorMakerPrimarySecondaryProps } from '../mirror-maker-primary-secondary-props';
import type { MirrorMakerRule } from './rule';

const IDEMPOTENCE = 'enable.idempotence';
const SYNC_OF_OFFSETS = 'sync.group.offsets.enabled';
/** Of copies and of MirrorMaker's own topics; who reads it does not matter. */
const FACTOR = /(^|\.)replication\.factor$/;
const IN_FLIGHT = 'max.in.flight.requests.per.connection';

/** Settings of the user's own: what is not known to be safe is refused. */
export const OVERRIDE_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-overrides', ({ props }) => {
    const refused = settings(props).filter(({ setting }) => !isBlank(setting)).flatMap(({ reader, setting }) => {
      const reason = reasonToRefuse(reader, setting);
      return reason === undefined ? [] : [`overrides.${reader} ${setting} (${reason})`];
    });
    return refused.length > 0 && `overrides must be settings that neither lose records nor stop the copying, of the list in docs/replication.md, got ${refused.join(', ')}`;
  }),

  error('mirror-maker-blank', ({ props }) => {
    const blank = settings(props).filter(({ setting, value }) => isBlank(setting) || (isKnown(value) && value !== value.trim()));
    return blank.length > 0
      && `overrides must have a name for each value and no blank in a name, which would never be read, nor at the ends of a value, Kafka takes 'true ' for false, got ${blank.map(({ reader, setting, value }) => `overrides.${reader} '${setting}' '${value}'`).join(', ')}`;
  }),

  error('mirror-maker-values', ({ props }) => {
    const faults = [...validateValues(props), ...validateDelivery(props)];
    return faults.length > 0 && faults.join('; ');
  }),

  // Without it a client can still translate offsets itself, from MirrorMaker's checkpoints.
  warning('mirror-maker-group-offsets', ({ props }) => {
    const sync = known(props.overrides?.flow?.[SYNC_OF_OFFSETS]);
    return sync?.toLowerCase() === 'false'
      && `overrides.flow ${SYNC_OF_OFFSETS} must be 'true', or each group begins anew after a failover unless its client translates checkpoints, got '${sync}'`;
  }),

  warning('mirror-maker-one-copy', ({ props }) => {
    const single = settings(props).filter(({ setting, value }) => FACTOR.test(setting) && isKnown(value) && Number(value) === 1);
    return single.length > 0
      && `overrides must have replication factors of at least 2, or of -1 for the default of the brokers, got 1 for ${name(single)}: what is on a broker cannot be written while it restarts, and is lost with its disk`;
  }),

  error('mirror-maker-idempotence', ({ props }) =>
    isNotIdempotent(props) && producerSetting(props, IN_FLIGHT) !== '1'
      && `overrides.targetProducer ${IDEMPOTENCE} must be 'true', or given together with ${IN_FLIGHT} '1', got 'false': a write that is tried again would change the order of records`),

  error('mirror-maker-exactly-once', ({ props, kafkaVersion }) =>
    props.exactlyOnce === true && isNotIdempotent(props)
      && `overrides.targetProducer ${IDEMPOTENCE} must be 'true' with exactlyOnce, transactions need an idempotent producer (Kafka ${kafkaVersion}), got 'false'`),
];

function isBlank(setting: string): boolean {
  return setting === '' || /\s/.test(setting);
}

/** Values with which a client does not start, or something is switched off. */
function validateValues(props: MirrorMakerPrimarySecondaryProps): string[] {
  return settings(props).flatMap((override) => {
    const { reader, setting, value } = override;
    const fault = isKnown(value) && Object.hasOwn(ALLOWED_SETTINGS[reader], setting)
      ? validateSetting(value, ALLOWED_SETTINGS[reader][setting]) ?? validateZero(props, override) ?? validateExpressions(override) : undefined;
    return fault === undefined ? [] : [`overrides.${reader} ${setting} must be ${fault}, got '${value}'`];
  });
}

function validateZero(props: MirrorMakerPrimarySecondaryProps, { reader, setting, value }: Override): string | undefined {
  if (Number(value) !== 0) {
    return undefined;
  }
  if (FACTOR.test(setting)) {
    return 'at least 1, or -1 for the default of the brokers';
  }
  return reader === 'targetProducer' && setting === 'retries' && !isNotIdempotent(props) ? `at least 1 with ${IDEMPOTENCE}` : undefined;
}

/** MirrorMaker parts them at commas and reads them with Java, as it does the names of topics. */
function validateExpressions({ setting, value }: Override): string | undefined {
  const faults = setting === 'config.properties.exclude' ? value.split(',').flatMap((entry) => readExpression(entry.trim()).fault ?? []) : [];
  return faults.length > 0 ? `regular expressions that Java reads, or MirrorMaker does not start (${faults.join('; ')})` : undefined;
}

/** Kafka's default of request.timeout.ms, and the library's of linger.ms. Connect sets no end to a delivery by itself. */
const REQUEST_TIMEOUT = '30000';
const LINGER = '50';

function validateDelivery(props: MirrorMakerPrimarySecondaryProps): string[] {
  const { overrides: { targetProducer = {} } = {} } = props;
  const delivery = producerSetting(props, 'delivery.timeout.ms');
  const { 'linger.ms': linger = LINGER, 'request.timeout.ms': request = REQUEST_TIMEOUT } = targetProducer;
  const least = isKnown(linger) && isKnown(request) ? Number(linger) + Number(request) : NaN;
  return delivery !== undefined && Number(delivery) >= 0 && Number(delivery) < Math.min(least, LARGEST_INT)
    ? [`overrides.targetProducer delivery.timeout.ms must be at least ${least} (linger.ms and request.timeout.ms), got '${delivery}'`] : [];
}

const LARGEST_INT = 2 ** 31 - 1;

const READERS = ['flow', 'worker', 'sourceConsumer', 'targetProducer', 'sourceAdmin', 'targetAdmin'] as const;

interface Override {
  readonly reader: SettingReader;
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

function known(value: string | undefined): string | undefined {
  return isKnown(value) ? value.trim() : undefined;
}
