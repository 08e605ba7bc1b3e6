import { isOlderThan } from 'cdk-msk-georeplication/kafka';

/** A command of Kafka and the class that it runs. */
export interface KafkaTool {
  readonly script: string;
  readonly main: string;
  /** The heap that Kafka's own script gives it when KAFKA_HEAP_OPTS is unset. */
  readonly heap?: string;
  /** It runs until it is stopped and tells its log what it does. */
  readonly isService?: boolean;
}

interface ToolClass extends KafkaTool {
  /** The first line that has `main`; older ones have `formerly`, or no such command. */
  readonly since?: string;
  readonly formerly?: string;
}

const TOOLS = 'org.apache.kafka.tools';
const CLIENT_HEAP = '-Xmx512M';

/** Read from the jars of each line: the commands moved, line by line, from the core's Scala to kafka-tools' Java. */
const TOOL_CLASSES: readonly ToolClass[] = [
  { script: 'kafka-topics.sh', main: `${TOOLS}.TopicCommand`, since: '3.7', formerly: 'kafka.admin.TopicCommand' },
  { script: 'kafka-configs.sh', main: 'kafka.admin.ConfigCommand' },
  { script: 'kafka-acls.sh', main: `${TOOLS}.AclCommand`, since: '4.0', formerly: 'kafka.admin.AclCommand' },
  { script: 'kafka-broker-api-versions.sh', main: `${TOOLS}.BrokerApiVersionsCommand`, since: '4.0', formerly: 'kafka.admin.BrokerApiVersionsCommand' },
  { script: 'kafka-cluster.sh', main: `${TOOLS}.ClusterTool` },
  { script: 'kafka-features.sh', main: `${TOOLS}.FeatureCommand` },
  { script: 'kafka-metadata-quorum.sh', main: `${TOOLS}.MetadataQuorumCommand` },
  { script: 'kafka-log-dirs.sh', main: `${TOOLS}.LogDirsCommand` },
  { script: 'kafka-leader-election.sh', main: `${TOOLS}.LeaderElectionCommand`, since: '3.7', formerly: 'kafka.admin.LeaderElectionCommand' },
  {
    script: 'kafka-reassign-partitions.sh',
    main: `${TOOLS}.reassign.ReassignPartitionsCommand`,
    since: '3.7',
    formerly: 'kafka.admin.ReassignPartitionsCommand',
  },
  { script: 'kafka-delete-records.sh', main: `${TOOLS}.DeleteRecordsCommand` },
  { script: 'kafka-get-offsets.sh', main: `${TOOLS}.GetOffsetShell`, since: '3.7', formerly: 'kafka.tools.GetOffsetShell' },
  { script: 'kafka-transactions.sh', main: `${TOOLS}.TransactionsCommand` },
  { script: 'kafka-delegation-tokens.sh', main: `${TOOLS}.DelegationTokenCommand` },
  { script: 'kafka-client-metrics.sh', main: `${TOOLS}.ClientMetricsCommand`, since: '3.7' },
  {
    script: 'kafka-consumer-groups.sh',
    main: `${TOOLS}.consumer.group.ConsumerGroupCommand`,
    since: '3.8',
    formerly: 'kafka.admin.ConsumerGroupCommand',
  },
  { script: 'kafka-groups.sh', main: `${TOOLS}.GroupsCommand`, since: '4.0' },
  { script: 'kafka-share-groups.sh', main: `${TOOLS}.consumer.group.ShareGroupCommand`, since: '4.0' },
  { script: 'kafka-streams-groups.sh', main: `${TOOLS}.streams.StreamsGroupCommand`, since: '4.1' },
  {
    script: 'kafka-console-producer.sh',
    main: `${TOOLS}.ConsoleProducer`,
    since: '4.0',
    formerly: 'kafka.tools.ConsoleProducer',
    heap: CLIENT_HEAP,
  },
  {
    script: 'kafka-console-consumer.sh',
    main: `${TOOLS}.consumer.ConsoleConsumer`,
    since: '3.8',
    formerly: 'kafka.tools.ConsoleConsumer',
    heap: CLIENT_HEAP,
  },
  { script: 'kafka-console-share-consumer.sh', main: `${TOOLS}.consumer.ConsoleShareConsumer`, since: '4.0', heap: CLIENT_HEAP },
  { script: 'kafka-verifiable-producer.sh', main: `${TOOLS}.VerifiableProducer`, heap: CLIENT_HEAP },
  { script: 'kafka-verifiable-consumer.sh', main: `${TOOLS}.VerifiableConsumer`, heap: CLIENT_HEAP },
  { script: 'kafka-producer-perf-test.sh', main: `${TOOLS}.ProducerPerformance`, heap: CLIENT_HEAP },
  { script: 'kafka-consumer-perf-test.sh', main: `${TOOLS}.ConsumerPerformance`, heap: CLIENT_HEAP },
  { script: 'kafka-e2e-latency.sh', main: `${TOOLS}.EndToEndLatency` },
  { script: 'connect-mirror-maker.sh', main: 'org.apache.kafka.connect.mirror.MirrorMaker', heap: '-Xms256M -Xmx2G', isService: true },
];

/** The commands that a release has. */
export function kafkaTools(version: string): KafkaTool[] {
  return TOOL_CLASSES.flatMap(({ since, formerly, ...tool }) => {
    if (since === undefined || !isOlderThan(version, since)) {
      return [tool];
    }
    return formerly === undefined ? [] : [{ ...tool, main: formerly }];
  });
}
