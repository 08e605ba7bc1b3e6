import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Properties;

/** The properties of a client, as the user that a call names. */
class Login {
  static Properties as(JsonNode params, Properties properties) {
    var own = new Properties();
    own.putAll(properties);
    own.put("sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
      + escaped(params.get("username").asText()) + "\" password=\"" + escaped(params.get("password").asText()) + "\";");
    return own;
  }

  /** Those of a file, with what the call says of the variables that it refers to: this process is one for all users, and has none of them. */
  static Properties withCertificate(JsonNode params) throws IOException {
    var own = new Properties();
    try (var file = new FileInputStream(params.get("configuration").asText())) {
      own.load(file);
    }
    own.keySet().removeIf((key) -> key.toString().startsWith("config.providers"));
    params.get("variables").fields().forEachRemaining((variable) ->
      own.replaceAll((key, value) -> value.toString().replace("${env:" + variable.getKey() + "}", variable.getValue().asText())));
    own.put("bootstrap.servers", params.get("brokers").asText());
    return own;
  }

  /** By octal numbers, as no other escape of a JAAS line keeps Kafka from reading a reference in a password. */
  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (char each : text.toCharArray()) {
      escaped.append(each < ' ' || each == 127 || "\"\\$".indexOf(each) >= 0 ? String.format("\\%03o", (int) each) : each);
    }
    return escaped.toString();
  }

  private Login() {}
}
