import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer that writes at a steady rate and a consumer, in a group of its own, that reads it all, on connections that stay. */
class SteadyClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long INTERVAL = 100;

  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;
  private final String topic;
  private final String name;
  private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
  private final Set<String> read = new ConcurrentSkipListSet<>();
  private final Set<String> failures = new ConcurrentSkipListSet<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final Thread writer = new Thread(this::write);
  private final Thread reader = new Thread(this::read);
  private volatile boolean writes = true;
  private volatile boolean reads = true;

  SteadyClient(Properties properties, String topic, String name) {
    this.topic = topic;
    this.name = name;
    producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    var own = new Properties();
    own.putAll(properties);
    own.put("group.id", name);
    own.put("auto.offset.reset", "earliest");
    consumer = new KafkaConsumer<>(own, new StringDeserializer(), new StringDeserializer());
    consumer.subscribe(List.of(topic));
  }

  Object begin() {
    writer.start();
    reader.start();
    return null;
  }

  /** Stops writing, waits until all of it is read, and says what went wrong. */
  Object end() throws InterruptedException {
    writes = false;
    writer.join();
    producer.close();
    for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end && !read.containsAll(acknowledged);) {
      Thread.sleep(100);
    }
    reads = false;
    reader.join();
    return Map.of("sent", sent.get(), "acknowledged", acknowledged.size(), "read", read.size(), "failures", failures);
  }

  private void write() {
    try {
      while (writes) {
        var value = name + "-" + sent.incrementAndGet();
        producer.send(new ProducerRecord<>(topic, value), (metadata, error) -> {
          if (error == null) {
            acknowledged.add(value);
          } else {
            failures.add(error.toString());
          }
        });
        Thread.sleep(INTERVAL);
      }
    } catch (Exception error) {
      failures.add(error.toString());
    }
  }

  private void read() {
    try (consumer) {
      while (reads) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value().startsWith(name + "-")) {
            read.add(record.value());
          }
        }
      }
    } catch (Exception error) {
      failures.add(error.toString());
    }
  }
}
