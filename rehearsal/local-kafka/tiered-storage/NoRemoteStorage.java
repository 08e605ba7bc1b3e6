import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.server.log.remote.storage.LogSegmentData;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadata;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadata.CustomMetadata;
import org.apache.kafka.server.log.remote.storage.RemoteStorageException;
import org.apache.kafka.server.log.remote.storage.RemoteStorageManager;

/** Tiered storage that has no room: brokers with it take the settings of tiered topics, and keep every record themselves. */
public class NoRemoteStorage implements RemoteStorageManager {
  @Override
  public void configure(Map<String, ?> properties) {}

  @Override
  public Optional<CustomMetadata> copyLogSegmentData(RemoteLogSegmentMetadata segment, LogSegmentData data) throws RemoteStorageException {
    throw new RemoteStorageException("there is no room");
  }

  @Override
  public InputStream fetchLogSegment(RemoteLogSegmentMetadata segment, int start) throws RemoteStorageException {
    throw nothing();
  }

  @Override
  public InputStream fetchLogSegment(RemoteLogSegmentMetadata segment, int start, int end) throws RemoteStorageException {
    throw nothing();
  }

  @Override
  public InputStream fetchIndex(RemoteLogSegmentMetadata segment, IndexType type) throws RemoteStorageException {
    throw nothing();
  }

  @Override
  public void deleteLogSegmentData(RemoteLogSegmentMetadata segment) {}

  @Override
  public void close() {}

  private static RemoteStorageException nothing() {
    return new RemoteStorageException("there is nothing");
  }
}
