import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/** Answers each JSON-RPC 2.0 request on a line of the standard input with a response on a line of its own. */
class JsonRpcServer {
  /** The methods of a program. */
  interface Methods {
    Object call(String method, JsonNode params) throws Exception;
  }

  /** The first of the codes that JSON-RPC leaves to the server. */
  private static final int SERVER_ERROR = -32000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Methods methods;
  private final PrintStream responses;

  private JsonRpcServer(PrintStream responses, Methods methods) {
    this.responses = responses;
    this.methods = methods;
  }

  /** Until the standard input ends; then the program ends. */
  static void serve(PrintStream responses, Executor threads, Methods methods) throws IOException {
    var server = new JsonRpcServer(responses, methods);
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      JsonNode request = JSON.readTree(line);
      threads.execute(() -> server.respond(request));
    }
    Runtime.getRuntime().halt(0);
  }

  private void respond(JsonNode request) {
    var response = new LinkedHashMap<String, Object>();
    response.put("jsonrpc", "2.0");
    response.put("id", request.get("id").asInt());
    try {
      response.put("result", methods.call(request.get("method").asText(), request.get("params")));
    } catch (Throwable error) {
      var cause = error instanceof ExecutionException ? error.getCause() : error;
      response.put("error", Map.of("code", SERVER_ERROR, "message", cause.getClass().getSimpleName() + ": " + cause.getMessage()));
    }
    synchronized (JSON) {
      try {
        responses.write((JSON.writeValueAsString(response) + "\n").getBytes(StandardCharsets.UTF_8));
        responses.flush();
      } catch (IOException gone) {
        Runtime.getRuntime().halt(1);
      }
    }
  }
}
