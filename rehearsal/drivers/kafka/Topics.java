import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics and groups of a cluster. */
class Topics {
  private final Clients clients;

  Topics(Clients clients) {
    this.clients = clients;
  }

  Object call(String method, JsonNode params) throws Exception {
    switch (method) {
      case "create": return create(params);
      case "delete": return delete(params);
      case "grow": return grow(params);
      case "change": return change(params);
      case "describe": return describe();
      case "outOfSync": return outOfSync();
      case "groups": return groups();
      case "commit": return commit(params);
      case "deleteGroups": return admin().deleteConsumerGroups(Clients.strings(params.get("groups"))).all().get();
      case "committedOffsets": return committedOffsets(params);
      case "ends": return ends(params);
      case "openTransactions": return openTransactions(params);
      case "settings": return everySetting(params);
      default: throw new IllegalArgumentException("unknown method " + method);
    }
  }

  /** Topics that are alike but for their names. */
  private Object create(JsonNode params) throws Exception {
    var replicationFactor = Optional.ofNullable(params.get("replicationFactor")).map((given) -> (short) given.asInt());
    var topics = Clients.strings(params.get("names")).stream()
      .map((name) -> new NewTopic(name, Optional.of(params.get("partitions").asInt()), replicationFactor).configs(settings(params)));
    return admin().createTopics(topics.collect(Collectors.toList())).all().get();
  }

  private Object delete(JsonNode params) throws Exception {
    return admin().deleteTopics(Clients.strings(params.get("topics"))).all().get();
  }

  private Object grow(JsonNode params) throws Exception {
    return admin().createPartitions(Map.of(name(params), NewPartitions.increaseTo(params.get("partitions").asInt()))).all().get();
  }

  private Object change(JsonNode params) throws Exception {
    var changes = settings(params).entrySet().stream()
      .map((setting) -> new AlterConfigOp(new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET)).collect(Collectors.toList());
    return admin().incrementalAlterConfigs(Map.of(resource(name(params)), changes)).all().get();
  }

  /** Every topic that is not Kafka's own, with its partitions and the settings that are its own. */
  private Object describe() throws Exception {
    return unlessDeletedMeanwhile(this::describeOnce);
  }

  private Object describeOnce() throws Exception {
    var names = admin().listTopics().names().get();
    var configs = admin().describeConfigs(names.stream().map(Topics::resource).collect(Collectors.toList())).all().get();
    var described = new TreeMap<String, Object>();
    for (var topic : admin().describeTopics(names).allTopicNames().get().values()) {
      var settings = new TreeMap<String, String>();
      configs.get(resource(topic.name())).entries().stream()
        .filter((entry) -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .forEach((entry) -> settings.put(entry.name(), entry.value()));
      described.put(topic.name(), Map.of(
        "partitions", topic.partitions().size(),
        "replicationFactor", topic.partitions().get(0).replicas().size(),
        "minInSync", configs.get(resource(topic.name())).get("min.insync.replicas").value(),
        "settings", settings));
    }
    return described;
  }

  /** Partitions, Kafka's own among them, of which a replica is behind or gone, as topic-partition. */
  private Object outOfSync() throws Exception {
    var names = admin().listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin().describeTopics(names).allTopicNames().get().values().stream()
      .flatMap((topic) -> topic.partitions().stream()
        .filter((partition) -> partition.isr().size() < partition.replicas().size())
        .map((partition) -> topic.name() + "-" + partition.partition()))
      .sorted().collect(Collectors.toList());
  }

  private Object groups() throws Exception {
    return admin().listConsumerGroups().all().get().stream().map(ConsumerGroupListing::groupId).sorted().collect(Collectors.toList());
  }

  /** Commits offsets, each a [topic, partition, offset], for a group without members. */
  private Object commit(JsonNode params) throws Exception {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    params.get("offsets").forEach((offset) ->
      offsets.put(new TopicPartition(offset.get(0).asText(), offset.get(1).asInt()), new OffsetAndMetadata(offset.get(2).asLong())));
    return admin().alterConsumerGroupOffsets(name(params), offsets).all().get();
  }

  /** The committed offsets of a group, as [topic, partition, offset]. */
  private Object committedOffsets(JsonNode params) throws Exception {
    var offsets = new ArrayList<Object>();
    admin().listConsumerGroupOffsets(name(params)).partitionsToOffsetAndMetadata().get().forEach((partition, committed) -> {
      if (committed != null) {
        offsets.add(List.of(partition.topic(), partition.partition(), committed.offset()));
      }
    });
    return offsets;
  }

  /** The ends, for a reader, of all partitions of those topics that are there, as [topic, partition, offset]. */
  private Object ends(JsonNode params) throws Exception {
    return unlessDeletedMeanwhile(() -> endsOnce(params));
  }

  private Object endsOnce(JsonNode params) throws Exception {
    var there = Clients.strings(params.get("topics"));
    there.retainAll(admin().listTopics().names().get());
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic : admin().describeTopics(there).allTopicNames().get().values()) {
      topic.partitions().forEach((partition) -> latest.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
    }
    var ends = new ArrayList<Object>();
    admin().listOffsets(latest, new ListOffsetsOptions(clients.isolation())).all().get().forEach((partition, end) -> ends.add(List.of(partition.topic(), partition.partition(), end.offset())));
    return ends;
  }

  /** Where in the partitions of a topic a transaction is open, as [topic, partition, first offset]: kafka-transactions.sh shows the same. */
  private Object openTransactions(JsonNode params) throws Exception {
    var partitions = admin().describeTopics(List.of(name(params))).allTopicNames().get().get(name(params)).partitions().stream()
      .map((partition) -> new TopicPartition(name(params), partition.partition())).collect(Collectors.toList());
    var open = new ArrayList<Object>();
    admin().describeProducers(partitions).all().get().forEach((partition, state) -> state.activeProducers()
      .forEach((producer) -> producer.currentTransactionStartOffset().ifPresent((offset) -> open.add(List.of(partition.topic(), partition.partition(), offset)))));
    return open;
  }

  /** Everything that the brokers know of a topic's settings, defaults among them. */
  private Object everySetting(JsonNode params) throws Exception {
    var topic = resource(name(params));
    var settings = new TreeMap<String, String>();
    admin().describeConfigs(List.of(topic)).all().get().get(topic).entries().forEach((entry) -> settings.put(entry.name(), entry.value()));
    return settings;
  }

  /** Asks again when a topic is gone that a broker still named. */
  private static Object unlessDeletedMeanwhile(Callable<Object> question) throws Exception {
    for (;;) {
      try {
        return question.call();
      } catch (ExecutionException error) {
        if (!(error.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw error;
        }
      }
    }
  }

  private Admin admin() {
    return clients.admin();
  }

  private static String name(JsonNode params) {
    return params.get("name").asText();
  }

  private static Map<String, String> settings(JsonNode params) {
    var settings = new HashMap<String, String>();
    var given = params.get("settings");
    given.fieldNames().forEachRemaining((name) -> settings.put(name, given.get(name).asText()));
    return settings;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
