import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
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

/** Tries what lines of JSON on its input name, one after the other, and answers each with a line: what Kafka refused, or nothing. */
public class AccessClient {
  private final Properties properties;
  private final Admin admin;

  private AccessClient(Properties properties) {
    this.properties = properties;
    admin = Admin.create(properties);
  }

  /** Arguments: the brokers, then the file with the properties of a client; without the file it needs no login. */
  public static void main(String[] arguments) throws Exception {
    var properties = new Properties();
    if (arguments.length > 1) {
      try (var file = new FileInputStream(arguments[1])) {
        properties.load(file);
      }
    }
    properties.put("bootstrap.servers", arguments[0]);
    var client = new AccessClient(properties);
    // One after the other.
    Conversation.hold(Runnable::run, client::act);
  }

  private Object act(String act, JsonNode request) throws Exception {
    switch (act) {
      case "create": return admin.createTopics(List.of(new NewTopic(text(request, "topic"), Optional.of(1), Optional.empty()))).all().get();
      case "delete": return admin.deleteTopics(List.of(text(request, "topic"))).all().get();
      case "alter": return alter(text(request, "topic"));
      case "write": return write(text(request, "topic"));
      case "read": return read(text(request, "topic"), text(request, "group"));
      case "transact": return transact(text(request, "transactionalId"));
      case "allow": return admin.createAcls(List.of(everythingOn(text(request, "topic"), text(request, "principal")))).all().get();
      case "acls": return acls();
      case "open": return admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get().size();
      default: throw new IllegalArgumentException("nothing is known of " + act);
    }
  }

  private Object alter(String topic) throws Exception {
    var change = new AlterConfigOp(new ConfigEntry("retention.ms", "3600000"), AlterConfigOp.OpType.SET);
    return admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change))).all().get();
  }

  /** With Kafka's defaults: idempotent. */
  private Object write(String topic) throws Exception {
    try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      return producer.send(new ProducerRecord<>(topic, "rehearsal")).get().hasOffset();
    }
  }

  private Object read(String topic, String group) {
    var own = new Properties();
    own.putAll(properties);
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
    own.putAll(properties);
    own.put("transactional.id", transactionalId);
    try (var producer = new KafkaProducer<>(own, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      return true;
    }
  }

  private Object acls() throws Exception {
    var lines = new ArrayList<String>();
    for (var binding : admin.describeAcls(AclBindingFilter.ANY).values().get()) {
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

  private static String text(JsonNode request, String name) {
    return request.get(name).asText();
  }
}
