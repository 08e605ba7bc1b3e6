import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients of one user of a cluster, with Kafka's defaults but for what is set here. */
class Clients {
  private final Properties properties;
  private final IsolationLevel isolation;
  private Admin admin;

  Clients(Properties properties, IsolationLevel isolation) {
    this.properties = properties;
    this.isolation = isolation;
  }

  Properties properties() {
    return properties;
  }

  /** Connects when it is first needed. */
  synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(properties);
    }
    return admin;
  }

  /** What a reader sees. */
  IsolationLevel isolation() {
    return isolation;
  }

  /** Writes what its buffer can hold: whether a record is too large is for others to say. Few large batches spare a busy machine. */
  KafkaProducer<String, String> producer() {
    return producer("none");
  }

  KafkaProducer<String, String> producer(String compression) {
    var own = new Properties();
    own.putAll(properties);
    own.put("acks", "all");
    own.put("compression.type", compression);
    own.put("max.request.size", "33554432");
    own.put("linger.ms", "100");
    return new KafkaProducer<>(own, new StringSerializer(), new StringSerializer());
  }

  /** Commits only when it is told to. Without a group, it reads the partitions that it is given. */
  KafkaConsumer<String, String> consumer(String group) {
    var own = new Properties();
    own.putAll(properties);
    own.put("enable.auto.commit", "false");
    own.put("auto.offset.reset", "earliest");
    own.put("isolation.level", isolation.name().toLowerCase(Locale.ROOT));
    if (group != null) {
      own.put("group.id", group);
    }
    return new KafkaConsumer<>(own, new StringDeserializer(), new StringDeserializer());
  }

  static List<String> strings(JsonNode array) {
    var strings = new ArrayList<String>();
    array.forEach((each) -> strings.add(each.asText()));
    return strings;
  }
}
