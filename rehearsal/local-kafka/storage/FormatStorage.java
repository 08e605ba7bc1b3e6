import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Exit;

/**
 * Runs Kafka's StorageTool once for each node of a cluster, in one process. The arguments of a run stand line by line on the
 * standard input, and end with an empty line: there they are in no file and in no list of processes.
 */
public class FormatStorage {
  /** Where StorageTool would end the process. */
  private static class Ended extends Error {
    final int status;

    Ended(int status) {
      super(null, null, false, false);
      this.status = status;
    }
  }

  public static void main(String[] none) throws IOException {
    Exit.setExitProcedure((status, message) -> {
      throw new Ended(status);
    });
    for (var arguments : runs()) {
      try {
        StorageTool.main(arguments.toArray(String[]::new));
      } catch (Ended ended) {
        if (ended.status != 0) {
          System.exit(ended.status);
        }
      }
    }
  }

  private static List<List<String>> runs() throws IOException {
    var runs = new ArrayList<List<String>>();
    var arguments = new ArrayList<String>();
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = input.readLine(); line != null; line = input.readLine()) {
      if (line.isEmpty()) {
        runs.add(List.copyOf(arguments));
        arguments.clear();
      } else {
        arguments.add(line);
      }
    }
    return runs;
  }
}
