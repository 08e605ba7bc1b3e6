import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads topics as a member of a group until it is told to stop, commits each second, and knows what it read, and when. */
class Reader implements Runnable {
  private static final long COMMIT_INTERVAL = 1000;

  private final KafkaConsumer<String, String> consumer;
  private final List<Object> read = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread = new Thread(this);
  private volatile boolean ended;
  private volatile boolean commits;

  Reader(Clients clients, JsonNode params) {
    consumer = clients.consumer(params.get("name").asText());
    consumer.subscribe(Clients.strings(params.get("topics")));
  }

  Object begin() {
    thread.start();
    return null;
  }

  @Override
  public void run() {
    long committed = System.currentTimeMillis();
    while (!ended) {
      for (var each : consumer.poll(Duration.ofMillis(100))) {
        read.add(List.of(each.value().strip(), System.currentTimeMillis()));
      }
      if (System.currentTimeMillis() - committed >= COMMIT_INTERVAL) {
        consumer.commitAsync();
        committed = System.currentTimeMillis();
      }
    }
    if (commits) {
      consumer.commitSync();
    }
    consumer.close(Duration.ofSeconds(2));
  }

  /** Commits what it read, or leaves it to be read again, as a process does that dies. */
  Object end(boolean commit) throws InterruptedException {
    commits = commit;
    ended = true;
    thread.join();
    return new ArrayList<>(read);
  }

  int count() {
    return read.size();
  }
}
