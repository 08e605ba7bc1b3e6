import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutionException;

/** Answers each line of JSON on the standard input with a line of JSON. */
class Conversation {
  /** What a program does when it is asked. */
  interface Act {
    Object apply(String name, JsonNode request) throws Exception;
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Act act;

  private Conversation(Act act) {
    this.act = act;
  }

  /** Until whoever asks is gone; then the program ends. */
  static void hold(Executor threads, Act act) throws IOException {
    var conversation = new Conversation(act);
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      JsonNode request = JSON.readTree(line);
      threads.execute(() -> conversation.answer(request));
    }
    Runtime.getRuntime().halt(0);
  }

  private void answer(JsonNode request) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("id", request.get("id").asInt());
    try {
      answer.put("result", act.apply(request.get("act").asText(), request));
    } catch (Throwable error) {
      var cause = error instanceof ExecutionException ? error.getCause() : error;
      answer.put("error", cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }
    synchronized (JSON) {
      try {
        System.out.write((JSON.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
      } catch (IOException gone) {
        Runtime.getRuntime().halt(1);
      }
    }
  }
}
