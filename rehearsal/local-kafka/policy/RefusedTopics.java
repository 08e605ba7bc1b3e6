import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.server.policy.CreateTopicPolicy;

/** Refuses to create the topics that a file names, one a line. It may change while brokers run, or be missing. */
public class RefusedTopics implements CreateTopicPolicy {
  private Path file;

  @Override
  public void configure(Map<String, ?> properties) {
    file = Path.of((String) properties.get("refused.topics.file"));
  }

  @Override
  public void validate(RequestMetadata request) {
    try {
      if (Files.exists(file) && Files.readAllLines(file).contains(request.topic())) {
        throw new PolicyViolationException("a policy of the cluster refuses " + request.topic());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
