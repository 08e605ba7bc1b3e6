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
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics and groups of a cluster. */
class Topics {
  private final Admin admin;
  private final IsolationLevel isolation;

  Topics(Clients clients) {
    admin = clients.admin();
    isolation = clients.isolation();
  }

  Object create(JsonNode request) throws Exception {
    var topic = new NewTopic(name(request), Optional.of(request.get("partitions").asInt()), Optional.empty());
    return admin.createTopics(List.of(topic.configs(settings(request)))).all().get();
  }

  Object delete(JsonNode request) throws Exception {
    return admin.deleteTopics(Clients.strings(request.get("topics"))).all().get();
  }

  Object grow(JsonNode request) throws Exception {
    return admin.createPartitions(Map.of(name(request), NewPartitions.increaseTo(request.get("partitions").asInt()))).all().get();
  }

  /** Every topic that is not Kafka's own, with its partitions and the settings that are its own. */
  Object describe() throws Exception {
    return unlessDeletedMeanwhile(this::describeOnce);
  }

  private Object describeOnce() throws Exception {
    var names = admin.listTopics().names().get();
    var configs = admin.describeConfigs(names.stream().map(Topics::resource).collect(Collectors.toList())).all().get();
    var described = new TreeMap<String, Object>();
    for (var topic : admin.describeTopics(names).allTopicNames().get().values()) {
      var settings = new TreeMap<String, String>();
      configs.get(resource(topic.name())).entries().stream()
        .filter((entry) -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .forEach((entry) -> settings.put(entry.name(), entry.value()));
      described.put(topic.name(), Map.of("partitions", topic.partitions().size(), "settings", settings));
    }
    return described;
  }

  Object groups() throws Exception {
    return admin.listConsumerGroups().all().get().stream().map(ConsumerGroupListing::groupId).sorted().collect(Collectors.toList());
  }

  /** The committed positions of a group, as [topic, partition, offset]. */
  Object positions(JsonNode request) throws Exception {
    var positions = new ArrayList<Object>();
    admin.listConsumerGroupOffsets(name(request)).partitionsToOffsetAndMetadata().get().forEach((partition, position) -> {
      if (position != null) {
        positions.add(List.of(partition.topic(), partition.partition(), position.offset()));
      }
    });
    return positions;
  }

  /** The ends, for a reader, of all partitions of those topics that are there, as [topic, partition, offset]. */
  Object ends(JsonNode request) throws Exception {
    return unlessDeletedMeanwhile(() -> endsOnce(request));
  }

  private Object endsOnce(JsonNode request) throws Exception {
    var there = Clients.strings(request.get("topics"));
    there.retainAll(admin.listTopics().names().get());
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic : admin.describeTopics(there).allTopicNames().get().values()) {
      topic.partitions().forEach((partition) -> latest.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
    }
    var ends = new ArrayList<Object>();
    admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all().get().forEach((partition, end) -> ends.add(List.of(partition.topic(), partition.partition(), end.offset())));
    return ends;
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

  private static String name(JsonNode request) {
    return request.get("name").asText();
  }

  private static Map<String, String> settings(JsonNode request) {
    var settings = new HashMap<String, String>();
    var given = request.get("settings");
    given.fieldNames().forEachRemaining((name) -> settings.put(name, given.get(name).asText()));
    return settings;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
