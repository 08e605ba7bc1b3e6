import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.apache.kafka.common.IsolationLevel;

/** Kafka's own clients of one cluster, by JSON-RPC: as every user that logs in, and as the control plane. */
public class KafkaDriver {
  private final Properties properties;
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final Passwords passwords;

  private KafkaDriver(Properties properties, Properties controlPlane) {
    this.properties = properties;
    var control = new User(controlPlane, IsolationLevel.READ_UNCOMMITTED);
    users.put("control plane", control);
    passwords = new Passwords(properties, control.clients);
  }

  /** Arguments: the file with the properties of a client, the brokers, and the listener that needs no login. */
  public static void main(String[] arguments) throws Exception {
    // Without a configuration Log4j prints errors to the standard output, where they would stand between the responses.
    var responses = System.out;
    System.setOut(System.err);
    var properties = new Properties();
    try (var file = new FileInputStream(arguments[0])) {
      properties.load(file);
    }
    properties.put("bootstrap.servers", arguments[1]);
    var controlPlane = new Properties();
    controlPlane.put("bootstrap.servers", arguments[2]);
    JsonRpcServer.serve(responses, Executors.newCachedThreadPool(), new KafkaDriver(properties, controlPlane)::call);
  }

  private Object call(String method, JsonNode params) throws Exception {
    var parts = method.split("\\.", 2);
    switch (parts[0]) {
      case "logIn": return logIn(params);
      case "passwords": return passwords.call(parts[1], params);
      case "access": return user(params).access.call(parts[1], params);
      case "topics": return user(params).topics.call(parts[1], params);
      case "records": return user(params).records.call(parts[1], params);
      default: throw new IllegalArgumentException("unknown method " + method);
    }
  }

  /** Remembers a user under a name; nothing connects before it is asked to. */
  private Object logIn(JsonNode params) throws Exception {
    var isolation = IsolationLevel.valueOf(params.get("isolation").asText());
    users.put(params.get("user").asText(), new User(params.has("variables") ? Login.withCertificate(params) : Login.as(params, properties), isolation));
    return null;
  }

  private User user(JsonNode params) {
    var name = params.get("user").asText();
    if (!users.containsKey(name)) {
      throw new IllegalArgumentException("unknown user " + name);
    }
    return users.get(name);
  }

  /** What one user does. */
  private static class User {
    final Clients clients;
    final Topics topics;
    final Records records;
    final Access access;

    User(Properties properties, IsolationLevel isolation) {
      clients = new Clients(properties, isolation);
      topics = new Topics(clients);
      records = new Records(clients);
      access = new Access(clients);
    }
  }
}
