package georeplication;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Which partitions the target has. Without asking, a task that has a record for a partition that is not there waits for it
 * without end, and all others of the task wait with it.
 */
final class TargetPartitions {
    private static final long TIMEOUT_SECONDS = 30;

    /** How many partitions a topic had when it was looked up. A topic that goes away later is not noticed. */
    private static final Map<String, Integer> KNOWN = new ConcurrentHashMap<>();

    private static volatile Admin admin;

    private TargetPartitions() {}

    static void askWith(Admin client) {
        admin = client;
    }

    /** Why nothing can be written to a partition of the target, or null; null too where the target cannot be asked at all. */
    static String reasonAgainst(TopicPartition copy) {
        if (admin == null || hasPartition(copy)) {
            return null;
        }
        try {
            TopicDescription description = admin.describeTopics(Set.of(copy.topic())).topicNameValues().get(copy.topic()).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            KNOWN.put(copy.topic(), description.partitions().size());
            return hasPartition(copy) ? null : "the topic has " + description.partitions().size() + " partitions";
        } catch (ExecutionException e) {
            return isRefusal(e.getCause()) ? Refusals.reasonOf(e.getCause()) : null;
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static boolean hasPartition(TopicPartition copy) {
        return copy.partition() < KNOWN.getOrDefault(copy.topic(), 0);
    }

    private static boolean isRefusal(Throwable error) {
        return error instanceof UnknownTopicOrPartitionException || error instanceof InvalidTopicException || error instanceof TopicAuthorizationException;
    }
}
