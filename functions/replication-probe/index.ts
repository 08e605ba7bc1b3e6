import { setTimeout as pause } from 'node:timers/promises';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { Admin } from '@platformatic/kafka';
import { PROBE_METRICS, PROBE_SETTINGS, TOPIC_DIMENSION, type ProbeSettings } from '../../lib/kafka/mirror-maker/probe-settings';
import { bootstrapBrokers, kafkaApi, secretsManager } from '../shared/aws';
import { adminAt } from '../shared/brokers';
import { credentialsIn, CREDENTIALS_SHAPE, type Credentials } from '../shared/credentials';
import { placeOf, reasonOf } from '../shared/reason';
import { KafkaCluster } from './kafka-cluster';
import { metricLine } from './metrics';
import { nameOf } from './partitions';
import { ageOf, compare, LATE, recoveryPoint, type AnsweringCluster, type Finding, type Loss } from './probe';

const SIDES = ['primary', 'secondary'] as const;

type Side = (typeof SIDES)[number];

/** Of the time that the function has, what a side may take until it has shown its topics. Both are asked at once. */
const SHARE = 0.6;

/** In milliseconds: to tell what is known. */
const TO_TELL = 5_000;

/** When all are late or unknown, their names tell nothing. */
const MOST_NAMES = 50;

/** Tells in metrics what a failover now would lose. It remembers nothing: each call looks at both sides anew. */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const settings: ProbeSettings = JSON.parse(process.env[PROBE_SETTINGS] ?? '{}');
  const connections = new Connections();
  const limit = context.getRemainingTimeInMillis() * SHARE;
  try {
    const [primary, secondary] = await Promise.all(SIDES.map((side) =>
      answerOf(side, limit, connections).catch((error: unknown) => say(`The ${side} does not answer: ${reasonOf(error)}`))));
    const isReachable = { [PROBE_METRICS.primaryReachable]: primary ? 1 : 0 };
    const finding = primary && secondary
      && await within(context.getRemainingTimeInMillis() - TO_TELL, compare(settings.flow, primary, secondary, settings.topicMetrics, Date.now())).catch((error: unknown) => say(`The sides could not be compared: ${reasonOf(error)}${placeOf(error)}`));
    send(settings, isReachable, finding);
  } finally {
    connections.close();
  }
}

/** What a call opens. A connection that hangs must not keep the next call from its own, nor one that is opened when this call is over. */
class Connections {
  private readonly admins: Admin[] = [];
  private isOver = false;

  public add(admin: Admin): Admin {
    this.admins.push(admin);
    if (this.isOver) {
      this.close();
    }
    return admin;
  }

  public close(): void {
    this.isOver = true;
    this.admins.splice(0).forEach((admin) => void admin.close().catch(() => undefined));
  }
}

/** What a side shows, if it does so in time. */
async function answerOf(side: Side, limit: number, connections: Connections): Promise<AnsweringCluster> {
  const answer = async (): Promise<AnsweringCluster> => {
    const [region, clusterArn, secretArn] = ['REGION', 'CLUSTER_ARN', 'SECRET_ARN'].map((name) => process.env[`${side.toUpperCase()}_${name}`] ?? '') as [string, string, string];
    const [addresses, credentials] = await Promise.all([bootstrapBrokers(clusterArn, kafkaApi(undefined, region)), credentialsOf(secretArn, region)]);
    const admin = connections.add(adminAt(addresses, 'cdk-msk-georeplication-replication-probe', credentials));
    const cluster = new KafkaCluster(admin, addresses);
    return { cluster, topics: await cluster.topics() };
  };
  return within(limit, answer());
}

/** What comes in so many milliseconds. */
async function within<Answer>(limit: number, answer: Promise<Answer>): Promise<Answer> {
  const timeIsUp = new AbortController();
  try {
    return await Promise.race([answer, pause(limit, undefined, { signal: timeIsUp.signal }).then(() => {
      throw new Error(`no answer within ${Math.round(limit / 1000)} s`);
    })]);
  } finally {
    timeIsUp.abort();
  }
}

async function credentialsOf(secretArn: string, region: string): Promise<Credentials> {
  const { SecretString } = await secretsManager(undefined, region).send(new GetSecretValueCommand({ SecretId: secretArn }));
  const credentials = credentialsIn(SecretString);
  if (!credentials) {
    throw new Error(`the secret ${secretArn} must be ${CREDENTIALS_SHAPE}, got something else`);
  }
  return credentials;
}

/** What is not known is not sent: a metric without a value says so. */
function send({ metrics: place }: ProbeSettings, isReachable: Readonly<Record<string, number>>, finding: Finding | undefined): void {
  const now = Date.now();
  write(metricLine(place, {
    ...isReachable,
    ...(finding && { [PROBE_METRICS.probedTopics]: finding.topics, [PROBE_METRICS.unprobedPartitions]: finding.unprobed.length }),
    ...(finding && finding.topics > 0 && {
      [PROBE_METRICS.uncopiedTopics]: finding.uncopied.length,
      [PROBE_METRICS.differingTopics]: finding.differing.length,
    }),
    ...(finding && finding.partitions > 0 && {
      ...recoveryPointMetric(finding, now),
      [PROBE_METRICS.latePartitions]: finding.late.length,
      [PROBE_METRICS.recreatedTopics]: finding.recreated.length,
      [PROBE_METRICS.missingRecords]: finding.recreated.reduce((sum, { missing }) => sum + missing, 0),
    }),
  }, now));
  if (!finding) {
    return;
  }
  sentences(finding, now).forEach(write);
  for (const [topic, loss] of finding.lossOf) {
    const metric = recoveryPointMetric(loss, now);
    if (Object.keys(metric).length > 0) {
      write(metricLine({ ...place, dimensions: { ...place.dimensions, [TOPIC_DIMENSION]: topic } }, metric, now));
    }
  }
}

function recoveryPointMetric(loss: Loss, now: number): Record<string, number> {
  const seconds = recoveryPoint(loss, now);
  return seconds === undefined ? {} : { [PROBE_METRICS.recoveryPoint]: seconds };
}

/** What is to be looked at by name. */
function sentences({ topics, oldest, partitions, late, unprobed, uncopied, differing, recreated }: Finding, now: number): string[] {
  return [
    ...oldest ? [`The oldest record that is not at the secondary is ${ageOf(oldest, now)} s old: ${nameOf(oldest.original)} from offset ${oldest.offset} on`] : [],
    ...topics === 0 ? ['The primary shows no topic of the flow: either none is there, or the user of the probe may not see it.'] : [],
    ...late.length > 0 ? [`Later than ${LATE / 60_000} minutes are ${late.length} of ${partitions} partitions: ${list(late.map(nameOf))}`] : [],
    ...unprobed.length > 0 ? [`Nothing is known of these, which have no leader, an error, or much that no reader sees before the next record: ${list(unprobed.map(nameOf))}`] : [],
    ...uncopied.length > 0 ? [`Without a copy: ${list(uncopied)}`] : [],
    ...differing.length > 0 ? [`With another number of partitions than the copy: ${list(differing)}`] : [],
    ...recreated.map(({ topic, missing }) => `Deleted and made again: ${topic}, whose copy begins with older records; ${missing} at most of the present ones are missing there`),
  ];
}

function list(names: readonly string[]): string {
  return [...names.slice(0, MOST_NAMES), ...names.length > MOST_NAMES ? ['...'] : []].join(', ');
}

/** Without what Lambda's console puts before a line: CloudWatch Logs takes metrics from a line that is JSON and no more. */
function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Never an error itself: Lambda would write all that hangs on it. */
function say(what: string): undefined {
  console.error(what);
}
