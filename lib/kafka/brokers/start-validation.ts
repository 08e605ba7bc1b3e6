/** From the one that wins: Kafka reads the next only where there is none. */
const RETENTIONS = ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'] as const;
/** Kafka's `connection.failed.authentication.delay.ms`, which cannot be set on MSK. */
const DELAY_OF_REFUSAL = 100;

type Settings = Readonly<Record<string, string>>;

/**
 * What keeps a broker from starting although each value is one of its setting: Kafka checks these when it starts, and
 * its definition of settings, which setting-values.ts holds, says nothing of them.
 *
 * Kept true by test/kafka/start-faults.test.ts, which asks the code of each tested line.
 */
export function validateStart(settings: Settings): string[] {
  return [
    validateRetention(settings),
    below(settings, 'log.roll.ms', 1) && 'log.roll.ms must be at least 1',
    settings['max.connections.per.ip.overrides'] === undefined && below(settings, 'max.connections.per.ip', 1)
    && 'max.connections.per.ip must be at least 1 without max.connections.per.ip.overrides',
    below(settings, 'connections.max.idle.ms', DELAY_OF_REFUSAL + 1) && numberOf(settings, 'connections.max.idle.ms')! >= 0
    && `connections.max.idle.ms must be at least ${DELAY_OF_REFUSAL + 1}, or -1 for no end`,
  ].filter((fault) => typeof fault === 'string').map((fault) => `${fault}, got ${settings[fault.split(' ')[0]!]!.trim()}`);
}

function validateRetention(settings: Settings): string | false {
  const effective = RETENTIONS.find((key) => settings[key] !== undefined);
  return effective !== undefined && numberOf(settings, effective) === 0 && `${effective} must be at least 1, or -1 for no end`;
}

function below(settings: Settings, key: string, least: number): boolean {
  const number = numberOf(settings, key);
  return number !== undefined && number < least;
}

/** What is no number is broken by its type, or known in the deploy only. */
function numberOf(settings: Settings, key: string): number | undefined {
  const text = settings[key]?.trim() ?? '';
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}
