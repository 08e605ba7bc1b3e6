import type { MirrorMakerDescription, Side } from '../../assembly/descriptions';
import { parseProperties } from '../../system/properties';
import type { Connector } from './tasks';

const IDENTITY = 'org.apache.kafka.connect.mirror.IdentityReplicationPolicy';

/** What the properties of a MirrorMaker say of its flow. Durations are in seconds. */
export class FlowProperties {
  public readonly source: Side;
  public readonly target: Side;
  private readonly properties: ReadonlyMap<string, string>;

  public constructor({ target, environment }: Pick<MirrorMakerDescription, 'target' | 'environment'>) {
    this.target = target;
    this.source = target === 'secondary' ? 'primary' : 'secondary';
    this.properties = new Map(parseProperties(environment.MIRROR_MAKER_PROPERTIES!).map(({ key, value }) => [key, value]));
  }

  public get keepsNames(): boolean {
    return this.properties.get('replication.policy.class') === IDENTITY;
  }

  /** How a topic of the source is called on the target. */
  public nameAtTarget(topic: string): string {
    return this.keepsNames ? topic : `${this.source}.${topic}`;
  }

  /** Of a topic that an application uses on both sides: all names under which its records are on the target. */
  public namesAtTarget(topic: string): string[] {
    return [...new Set([this.nameAtTarget(topic), topic])];
  }

  /** Whether the flow takes records of a topic of the source. */
  public copies(topic: string): boolean {
    return this.chooses('topics', topic);
  }

  /** Whether the flow takes offsets of a group of the source. */
  public syncsOffsetsOf(group: string): boolean {
    return this.chooses('groups', group);
  }

  /** On the target: behind which record of each partition it resumes. */
  public get offsetsTopic(): string {
    return `mm2-offsets.${this.source}.internal`;
  }

  /** Expressions for the topics on the target in which it keeps what it knows. */
  public get internalTopics(): string[] {
    return [`mm2-.*[.]${this.source}[.]internal`, `${this.source}[.]checkpoints[.]internal`];
  }

  public get refreshInterval(): number {
    return this.number('refresh.topics.interval.seconds', 600);
  }

  public get checkpointInterval(): number {
    return this.number('emit.checkpoints.interval.seconds', 60) + this.number('sync.group.offsets.interval.seconds', 60);
  }

  /** The most tasks that share the partitions of all topics. */
  public get tasksMax(): number {
    return this.number('tasks.max', 1);
  }

  public get offsetLagMax(): number {
    return this.number('offset.lag.max', 100);
  }

  /** How often the worker writes down what it has copied. */
  public get flushInterval(): number {
    return Number(this.properties.get(`${this.target}.offset.flush.interval.ms`) ?? 60_000) / 1000;
  }

  /** Whether a record arrives once even when MirrorMaker dies, for consumers that read committed records. */
  public get exactlyOnce(): boolean {
    return this.properties.get(`${this.target}.exactly.once.source.support`) === 'enabled';
  }

  /** Which records it leaves out. */
  public get skipRecordsSetting(): string {
    return `${this.source}->${this.target}.transforms.refused.skip.records`;
  }

  /** The largest record that MirrorMaker writes, in bytes. */
  public get largestRecord(): number {
    return Number(this.properties.get(this.largestRecordSetting) ?? 1_048_576);
  }

  public get largestRecordSetting(): string {
    return `${this.target}.producer.max.request.size`;
  }

  /** Those that have work as long as the source has a topic and a group. */
  public get connectors(): Connector[] {
    const isOn = (what: string) => (this.properties.get(`${this.source}->${this.target}.emit.${what}.enabled`) ?? this.properties.get(`emit.${what}.enabled`)) !== 'false';
    return [
      'MirrorSourceConnector',
      ...(isOn('checkpoints') ? ['MirrorCheckpointConnector'] as const : []),
      ...(isOn('heartbeats') ? ['MirrorHeartbeatConnector'] as const : []),
    ];
  }

  /** How long the tasks of a lost process wait for it. */
  public get rebalanceDelay(): number {
    return Number(this.properties.get(`${this.target}.scheduled.rebalance.max.delay.ms`) ?? 300_000) / 1000;
  }

  /** Each list has expressions for whole names. One that Java alone can read is taken to speak of every name, or to leave out none. */
  private chooses(what: 'topics' | 'groups', name: string): boolean {
    const list = (setting: string, otherwise: string) => (this.properties.get(`${this.source}->${this.target}.${setting}`) ?? otherwise).split(/\s*,\s*/);
    return list(what, '.*').some((expression) => matchesWhole(expression, name) ?? true)
      && !list(`${what}.exclude`, '__.*').some((expression) => matchesWhole(expression, name));
  }

  private number(setting: string, otherwise: number): number {
    return Number(this.properties.get(`${this.source}->${this.target}.${setting}`) ?? otherwise);
  }
}

function matchesWhole(expression: string, name: string): boolean | undefined {
  try {
    return new RegExp(`^(?:${expression})$`).test(name);
  } catch {
    return undefined;
  }
}
