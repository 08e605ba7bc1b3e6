import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients that log in with what lines of JSON on its input give them, and the brokers' side of learning a password. */
public class RotationClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Properties properties;
  private final Admin controlPlane;
  private final Map<String, SteadyClient> steady = new ConcurrentHashMap<>();

  private RotationClient(Properties properties, Admin controlPlane) {
    this.properties = properties;
    this.controlPlane = controlPlane;
  }

  /** Arguments: the brokers, the file with the properties of a client, and the way that needs no login. */
  public static void main(String[] arguments) throws Exception {
    var properties = new Properties();
    try (var file = new FileInputStream(arguments[1])) {
      properties.load(file);
    }
    properties.put("bootstrap.servers", arguments[0]);
    var client = new RotationClient(properties, Admin.create(Map.of("bootstrap.servers", arguments[2])));
    Conversation.hold(Executors.newCachedThreadPool(), client::act);
  }

  private Object act(String act, JsonNode request) throws Exception {
    switch (act) {
      case "create": return controlPlane.createTopics(List.of(new NewTopic(text(request, "topic"), Optional.of(1), Optional.empty()))).all().get();
      case "delete": return controlPlane.deleteTopics(List.of(text(request, "topic"))).all().get();
      case "learn": return learn(text(request, "username"), text(request, "password"));
      case "once": return once(as(request), text(request, "topic"));
      case "begin": return steady.computeIfAbsent(text(request, "name"), (name) -> new SteadyClient(as(request), text(request, "topic"), name)).begin();
      case "end": return steady.remove(text(request, "name")).end();
      default: throw new IllegalArgumentException("nothing is known of " + act);
    }
  }

  private Object learn(String username, String password) throws Exception {
    var information = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    return controlPlane.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(username, information, password))).all().get();
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

  /** The properties of the client box, as the user that a request names. */
  private Properties as(JsonNode request) {
    var own = new Properties();
    own.putAll(properties);
    own.put("sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
      + text(request, "username") + "\" password=\"" + text(request, "password") + "\";");
    return own;
  }

  private static String text(JsonNode request, String name) {
    return request.get(name).asText();
  }
}
