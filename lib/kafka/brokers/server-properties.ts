import { formatProperties } from '../settings/properties';
import { EXPRESS_READ_ONLY } from './settable-properties';

/** The shape of a cluster that decides its broker defaults. */
export interface BrokerShape {
  /** Number of availability zones that hold a broker. */
  readonly zones: number;
  /** Whether the brokers are Express brokers, which fix replication themselves. */
  readonly express: boolean;
}

/**
 * The `server.properties` of a cluster: the library's defaults, the user's own values over them.
 */
export function serverProperties(shape: BrokerShape, overrides?: Readonly<Record<string, string>>): string {
  return formatProperties(brokerSettings(shape, overrides));
}

/** What is in effect of the library's defaults and the user's own values. */
export function brokerSettings(shape: BrokerShape, overrides: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...brokerDefaults(shape, wholeNumber(overrides['default.replication.factor'])), ...overrides };
}

/** The number that a text stands for, if it is one. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

/**
 * Broker settings that differ from Apache Kafka's or MSK's own defaults, or that must not depend on them.
 *
 * @param copies how many the user wants of a topic that does not say it
 */
export function brokerDefaults({ zones, express }: BrokerShape, copies?: number): Record<string, string> {
  const replicationFactor = Math.min(zones, 3);
  const defaults: Record<string, string> = {
    // A misspelt topic name is an error of the client, not a new topic with one partition.
    'auto.create.topics.enable': 'false',
    // A topic created without a factor survives the loss of a zone.
    'default.replication.factor': String(replicationFactor),
    // With acks=all a record is on two zones before it counts as written, and one broker may still restart.
    // In a Region of two zones that would be every broker: there one copy must do, or each patch stops all writes.
    // The setting holds for topics of every factor, so one of the user's own only lowers it where no write could succeed.
    'min.insync.replicas': String(Math.min(Math.max(replicationFactor - 1, 1), copies ?? Infinity)),
    // MSK's default is true: an out-of-date replica may become leader, and acknowledged records are lost.
    'unclean.leader.election.enable': 'false',
    // Kafka's 100 KiB caps a connection over a 70 ms link at 1.4 MB/s. -1 leaves the size to the operating system.
    'socket.send.buffer.bytes': '-1',
    'socket.receive.buffer.bytes': '-1',
  };
  // Express brokers replicate three times, want two in-sync copies and never elect an unclean leader: read-only there.
  return express ? omit(defaults, EXPRESS_READ_ONLY) : defaults;
}

function omit(entries: Record<string, string>, keys: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => !keys.has(key)));
}
