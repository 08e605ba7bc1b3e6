import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tries what each call names, and answers what Kafka refused, or nothing. */
class Access {
  private final Clients clients;

  Access(Clients clients) {
    this.clients = clients;
  }

  Object call(String method, JsonNode params) throws Exception {
    var admin = clients.admin();
    switch (method) {
      case "create": return admin.createTopics(List.of(new NewTopic(text(params, "topic"), Optional.of(1), Optional.empty()))).all().get();
      case "delete": return admin.deleteTopics(List.of(text(params, "topic"))).all().get();
      case "describe": return admin.describeTopics(List.of(text(params, "topic"))).allTopicNames().get().size();
      case "settings": return settings(ConfigResource.Type.TOPIC, text(params, "topic"));
      case "broker": return settings(ConfigResource.Type.BROKER, admin.describeCluster().nodes().get().iterator().next().idString());
      case "offsets": return admin.listConsumerGroupOffsets(text(params, "group")).partitionsToOffsetAndMetadata().get().size();
      case "alter": return alter(text(params, "topic"));
      case "write": return write(text(params, "topic"));
      case "read": return read(text(params, "topic"), text(params, "group"));
      case "transact": return transact(text(params, "transactionalId"));
      case "allow": return admin.createAcls(List.of(everythingOn(text(params, "topic"), text(params, "principal")))).all().get();
      case "acls": return acls();
      case "open": return admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get().size();
      default: throw new IllegalArgumentException("unknown method " + method);
    }
  }

  private Object alter(String topic) throws Exception {
    var change = new AlterConfigOp(new ConfigEntry("retention.ms", "3600000"), AlterConfigOp.OpType.SET);
    return clients.admin().incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change))).all().get();
  }

  private Object settings(ConfigResource.Type type, String name) throws Exception {
    return clients.admin().describeConfigs(List.of(new ConfigResource(type, name))).all().get().size();
  }

  /** With Kafka's defaults: idempotent. */
  private Object write(String topic) throws Exception {
    try (var producer = new KafkaProducer<>(clients.properties(), new StringSerializer(), new StringSerializer())) {
      return producer.send(new ProducerRecord<>(topic, "rehearsal")).get().hasOffset();
    }
  }

  private Object read(String topic, String group) {
    var own = new Properties();
    own.putAll(clients.properties());
    own.put("group.id", group);
    try (var consumer = new KafkaConsumer<>(own, new StringDeserializer(), new StringDeserializer())) {
      // Kafka asks for the same rights when a member joins, and lets the first one wait for others.
      consumer.assign(consumer.partitionsFor(topic).stream().map((each) -> new TopicPartition(topic, each.partition())).toList());
      consumer.seekToBeginning(consumer.assignment());
      consumer.poll(Duration.ofMillis(200));
      // Without a known position nothing would be committed.
      consumer.assignment().forEach(consumer::position);
      consumer.commitSync();
      return true;
    }
  }

  private Object transact(String transactionalId) {
    var own = new Properties();
    own.putAll(clients.properties());
    own.put("transactional.id", transactionalId);
    try (var producer = new KafkaProducer<>(own, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      return true;
    }
  }

  private Object acls() throws Exception {
    var lines = new ArrayList<String>();
    for (var binding : clients.admin().describeAcls(AclBindingFilter.ANY).values().get()) {
      var pattern = binding.pattern();
      lines.add(String.join(" ", binding.entry().principal(), binding.entry().operation().name(), pattern.resourceType().name(),
        pattern.patternType().name(), pattern.name()));
    }
    return lines;
  }

  private static AclBinding everythingOn(String topic, String principal) {
    return new AclBinding(new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
      new AccessControlEntry(principal, "*", AclOperation.ALL, AclPermissionType.ALLOW));
  }

  private static String text(JsonNode params, String name) {
    return params.get(name).asText();
  }
}
