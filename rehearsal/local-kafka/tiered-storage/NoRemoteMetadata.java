import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.server.log.remote.storage.RemoteLogMetadataManager;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadata;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadataUpdate;
import org.apache.kafka.server.log.remote.storage.RemotePartitionDeleteMetadata;

/** What there is to know of NoRemoteStorage. Kafka's own would keep it in a topic. */
public class NoRemoteMetadata implements RemoteLogMetadataManager {
  @Override
  public void configure(Map<String, ?> properties) {}

  @Override
  public CompletableFuture<Void> addRemoteLogSegmentMetadata(RemoteLogSegmentMetadata segment) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> updateRemoteLogSegmentMetadata(RemoteLogSegmentMetadataUpdate update) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> putRemotePartitionDeleteMetadata(RemotePartitionDeleteMetadata deletion) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Optional<RemoteLogSegmentMetadata> remoteLogSegmentMetadata(TopicIdPartition partition, int epoch, long offset) {
    return Optional.empty();
  }

  @Override
  public Optional<Long> highestOffsetForEpoch(TopicIdPartition partition, int epoch) {
    return Optional.empty();
  }

  @Override
  public Iterator<RemoteLogSegmentMetadata> listRemoteLogSegments(TopicIdPartition partition) {
    return Collections.emptyIterator();
  }

  @Override
  public Iterator<RemoteLogSegmentMetadata> listRemoteLogSegments(TopicIdPartition partition, int epoch) {
    return Collections.emptyIterator();
  }

  @Override
  public long remoteLogSize(TopicIdPartition partition, int epoch) {
    return 0;
  }

  @Override
  public void onPartitionLeadershipChanges(Set<TopicIdPartition> leaders, Set<TopicIdPartition> followers) {}

  @Override
  public void onStopPartitions(Set<TopicIdPartition> partitions) {}

  @Override
  public void close() {}
}
