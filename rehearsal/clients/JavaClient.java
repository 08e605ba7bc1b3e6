import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.AppInfoParser;

/** Writes records, reads them again as a member of a group, writes to topics that are not there or forbidden; prints what it saw as JSON. */
public class JavaClient {
  private final Properties configuration = new Properties();

  /** Arguments: the configuration, a topic, one that is not there, one that is forbidden, the number of records, the seconds to wait for a broker, and the group if it is given. */
  public static void main(String[] arguments) throws Exception {
    var seen = new LinkedHashMap<String, Object>();
    seen.put("version", AppInfoParser.getVersion());
    try {
      var client = new JavaClient(arguments[0]);
      var run = "java-" + System.nanoTime();
      seen.put("written", client.write(arguments[1], run, Integer.parseInt(arguments[4]), arguments[5]));
      seen.put("read", client.read(arguments[1], run, Integer.parseInt(arguments[4]), arguments.length > 6 ? arguments[6] : run));
      seen.put("missingTopic", client.refusal(arguments[2]));
      seen.put("forbiddenTopic", client.refusal(arguments[3]));
    } catch (ExecutionException failed) {
      seen.put("error", text(failed));
    }
    System.out.println(new ObjectMapper().writeValueAsString(seen));
  }

  private JavaClient(String file) throws Exception {
    try (var stream = new FileInputStream(file)) {
      configuration.load(stream);
    }
  }

  private int write(String topic, String run, int records, String patience) throws Exception {
    try (var producer = producer(patience)) {
      var sent = new ArrayList<Future<?>>();
      for (int number = 0; number < records; number++) {
        var answer = producer.send(new ProducerRecord<>(topic, run + "-" + number));
        sent.add(answer);
        // One that is refused has waited for as long as it may, and the next one would wait again.
        if (answer.isDone()) {
          answer.get();
        }
      }
      for (var each : sent) {
        each.get();
      }
      return sent.size();
    }
  }

  private int read(String topic, String run, int records, String group) {
    try (var consumer = new KafkaConsumer<>(with(Map.of("group.id", group, "auto.offset.reset", "earliest")), new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      var read = new HashSet<String>();
      while (read.size() < records) {
        consumer.poll(Duration.ofMillis(500)).forEach((record) -> {
          if (record.value().startsWith(run)) {
            read.add(record.value());
          }
        });
      }
      return read.size();
    }
  }

  private String refusal(String topic) throws Exception {
    try (var producer = producer("2")) {
      producer.send(new ProducerRecord<>(topic, "lost")).get();
      return null;
    } catch (ExecutionException refused) {
      return text(refused);
    }
  }

  /** What Kafka said, and what it says of why. */
  private static String text(ExecutionException failed) {
    return String.join(", caused by ", Stream.<Throwable>iterate(failed.getCause(), (each) -> each != null, Throwable::getCause)
      .map((each) -> each.getClass().getSimpleName() + ": " + each.getMessage()).toList());
  }

  private KafkaProducer<String, String> producer(String patience) {
    return new KafkaProducer<>(with(Map.of("max.block.ms", patience + "000")), new StringSerializer(), new StringSerializer());
  }

  private Properties with(Map<String, String> more) {
    var properties = new Properties();
    properties.putAll(configuration);
    properties.putAll(more);
    return properties;
  }
}
