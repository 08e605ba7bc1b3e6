import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How brokers get a new password, and clients that log in with what each call gives them. */
class Passwords {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Properties properties;
  private final Clients controlPlane;
  private final Map<String, SteadyClient> steady = new ConcurrentHashMap<>();

  Passwords(Properties properties, Clients controlPlane) {
    this.properties = properties;
    this.controlPlane = controlPlane;
  }

  Object call(String method, JsonNode params) throws Exception {
    switch (method) {
      case "set": return set(text(params, "username"), text(params, "password"));
      case "once": return once(Login.as(params, properties), text(params, "topic"));
      case "begin": return steady.computeIfAbsent(text(params, "name"), (name) -> new SteadyClient(Login.as(params, properties), text(params, "topic"), name)).begin();
      case "end": return steady.remove(text(params, "name")).end();
      default: throw new IllegalArgumentException("unknown method " + method);
    }
  }

  private Object set(String username, String password) throws Exception {
    var information = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    return controlPlane.admin().alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(username, information, password))).all().get();
  }

  /** A producer that has just been started writes a record, a consumer that has just been started reads it. */
  private static Object once(Properties properties, String topic) throws Exception {
    TopicPartition partition;
    long offset;
    try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      var written = producer.send(new ProducerRecord<>(topic, "once")).get();
      partition = new TopicPartition(written.topic(), written.partition());
      offset = written.offset();
    }
    try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, offset);
      for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end;) {
        if (!consumer.poll(Duration.ofMillis(200)).isEmpty()) {
          return offset;
        }
      }
      throw new IllegalStateException("the record was not read within " + PATIENCE);
    }
  }

  private static String text(JsonNode params, String name) {
    return params.get(name).asText();
  }
}
