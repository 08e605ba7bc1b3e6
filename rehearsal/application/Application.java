import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.apache.kafka.common.IsolationLevel;

/** A user's application. It does what lines of JSON on its input ask for, and answers each with a line of JSON. */
public class Application {
  private final Clients clients;
  private final Topics topics;
  private final Records records;
  private final Map<String, Writer> writers = new ConcurrentHashMap<>();
  private final Map<String, Reader> readers = new ConcurrentHashMap<>();

  private Application(Properties properties, IsolationLevel isolation) {
    clients = new Clients(properties, isolation);
    topics = new Topics(clients);
    records = new Records(clients);
  }

  /** Arguments: the file with the properties of its clients, the brokers, and which records its readers see. */
  public static void main(String[] arguments) throws Exception {
    var properties = new Properties();
    try (var file = new FileInputStream(arguments[0])) {
      properties.load(file);
    }
    properties.put("bootstrap.servers", arguments[1]);
    var application = new Application(properties, IsolationLevel.valueOf(arguments[2]));
    Conversation.hold(Executors.newCachedThreadPool(), application::act);
  }

  private Object act(String act, JsonNode request) throws Exception {
    switch (act) {
      case "create": return topics.create(request);
      case "delete": return topics.delete(request);
      case "grow": return topics.grow(request);
      case "topics": return topics.describe();
      case "groups": return topics.groups();
      case "positions": return topics.positions(request);
      case "ends": return topics.ends(request);
      case "write": return records.write(request);
      case "read": return records.read(request);
      case "values": return records.values(request);
      case "readAs": return records.readAs(request);
      case "startWriting": return writers.computeIfAbsent(name(request), (name) -> new Writer(clients, request)).begin();
      case "countWritten": return writers.get(name(request)).count();
      case "stopWriting": return writers.remove(name(request)).end(request.get("flush").asBoolean());
      case "startReading": return readers.computeIfAbsent(name(request), (name) -> new Reader(clients, request)).begin();
      case "countRead": return readers.get(name(request)).count();
      case "stopReading": return readers.remove(name(request)).end(request.get("commit").asBoolean());
      default: throw new IllegalArgumentException("nothing is known of " + act);
    }
  }

  private static String name(JsonNode request) {
    return request.get("name").asText();
  }
}
