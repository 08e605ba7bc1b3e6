import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes numbered records at a steady rate until it is told to stop, and knows which were acknowledged, and when. */
class Writer implements Runnable {
  private final KafkaProducer<String, String> producer;
  private final String topic;
  private final String name;
  private final int perSecond;
  private final String padding;
  private final List<Object> acknowledged = Collections.synchronizedList(new ArrayList<>());
  private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread = new Thread(this);
  private volatile boolean ended;

  Writer(Clients clients, JsonNode params) {
    producer = clients.producer();
    topic = params.get("topic").asText();
    name = params.get("name").asText();
    perSecond = params.get("perSecond").asInt();
    padding = " ".repeat(params.get("bytes").asInt());
  }

  Object begin() {
    thread.start();
    return name;
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    try {
      for (int number = 0; !ended; number++) {
        long early = start + number * 1_000_000_000L / perSecond - System.nanoTime();
        if (early > 0) {
          Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
        }
        send(name + "-" + number, number);
      }
    } catch (InterruptedException | RuntimeException closed) {
      // It was told to stop while it waited.
    }
  }

  private void send(String value, int number) {
    producer.send(new ProducerRecord<>(topic, String.valueOf(number % 97), value + padding), (metadata, error) -> {
      if (error == null) {
        acknowledged.add(List.of(value, System.currentTimeMillis()));
      } else {
        refusals.add(error.toString());
      }
    });
  }

  /** How many were acknowledged so far. */
  int count() {
    return acknowledged.size();
  }

  /** What the brokers said when they first refused a record; null if they took all. */
  String firstRefusal() {
    return refusals.isEmpty() ? null : refusals.get(0);
  }

  /** Waits for what is under way, or leaves it, as a process does that dies. */
  Object end(boolean flush) throws InterruptedException {
    ended = true;
    thread.interrupt();
    producer.close(flush ? Duration.ofSeconds(60) : Duration.ZERO);
    thread.join();
    synchronized (acknowledged) {
      return Map.of("acknowledged", new ArrayList<>(acknowledged), "refused", refusals.size());
    }
  }
}
