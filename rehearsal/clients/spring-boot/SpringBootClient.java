import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.MessageListener;

/** Writes, reads as a member of a group, and makes mistakes, with what Spring Boot makes of its application.yml; prints what it saw as JSON. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class SpringBootClient {
  private final ProducerFactory<String, String> producers;
  private final ConcurrentKafkaListenerContainerFactory<String, String> listeners;

  /** Arguments: the application.yml, a topic, one that is not there, one that is forbidden, the number of records, the seconds to wait for a broker, and the group if it is given. */
  public static void main(String[] arguments) throws Exception {
    var seen = new LinkedHashMap<String, Object>();
    seen.put("version", SpringBootVersion.getVersion() + " with Kafka's clients " + AppInfoParser.getVersion());
    var application = new SpringApplicationBuilder(SpringBootClient.class).web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF);
    try (var context = application.run("--spring.config.location=file:" + arguments[0], "--logging.level.root=off")) {
      var client = context.getBean(SpringBootClient.class);
      var run = "spring-boot-" + System.nanoTime();
      seen.put("written", client.write(arguments[1], run, Integer.parseInt(arguments[4]), arguments[5]));
      seen.put("read", client.read(arguments[1], run, Integer.parseInt(arguments[4]), arguments.length > 6 ? arguments[6] : run));
      seen.put("missingTopic", client.refusal(arguments[2]));
      seen.put("forbiddenTopic", client.refusal(arguments[3]));
    } catch (KafkaException | ExecutionException failed) {
      seen.put("error", text(failed));
    }
    System.out.println(new ObjectMapper().writeValueAsString(seen));
  }

  /** What Spring Boot configured. */
  SpringBootClient(ProducerFactory<String, String> producers, ConcurrentKafkaListenerContainerFactory<String, String> listeners) {
    this.producers = producers;
    this.listeners = listeners;
  }

  private int write(String topic, String run, int records, String patience) throws Exception {
    var template = template(patience);
    var sent = IntStream.range(0, records).mapToObj((number) -> template.send(topic, run + "-" + number)).toList();
    for (var each : sent) {
      each.get();
    }
    return sent.size();
  }

  private int read(String topic, String run, int records, String group) throws Exception {
    Set<String> read = ConcurrentHashMap.newKeySet();
    var all = new CountDownLatch(records);
    var container = listeners.createContainer(topic);
    var beginning = new Properties();
    beginning.put("auto.offset.reset", "earliest");
    container.getContainerProperties().setGroupId(group);
    container.getContainerProperties().setKafkaConsumerProperties(beginning);
    container.setupMessageListener((MessageListener<String, String>) (record) -> {
      if (record.value().startsWith(run) && read.add(record.value())) {
        all.countDown();
      }
    });
    container.start();
    all.await();
    container.stop();
    return read.size();
  }

  private String refusal(String topic) throws Exception {
    try {
      template("2").send(topic, "lost").get();
      return null;
    } catch (KafkaException | ExecutionException refused) {
      return text(refused);
    }
  }

  private KafkaTemplate<String, String> template(String patience) {
    return new KafkaTemplate<>(producers, Map.of("max.block.ms", patience + "000"));
  }

  /** Spring says what it did, its cause what Kafka said of it. */
  private static String text(Exception failed) {
    var first = failed instanceof ExecutionException ? failed.getCause() : failed;
    return String.join(", caused by ", Stream.<Throwable>iterate(first, (each) -> each != null, Throwable::getCause)
      .map((each) -> each.getClass().getSimpleName() + ": " + each.getMessage()).toList());
  }
}
