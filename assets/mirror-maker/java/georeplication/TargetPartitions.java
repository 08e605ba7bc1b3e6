package georeplication;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Timer;

/**
 * Which partitions the target has. Without asking, a task that has a record for a partition that is not there waits for it
 * without end, and all others of the task wait with it.
 */
final class TargetPartitions {
    /** For a whole look at the target, however many topics it is asked for. Another one in tests. */
    static volatile Duration patience = Duration.ofSeconds(30);

    /** A topic that tasks of this process write to, the topic of the source that it copies, and how many partitions it is taken to have. */
    private record Copy(String source, int partitions) {}

    /** What the target answers: why it has none, if so. */
    private record Answer(int partitions, String reason) {}

    private static final Map<String, Copy> KNOWN = new ConcurrentHashMap<>();

    private static volatile Admin admin;

    private TargetPartitions() {}

    static void askWith(Admin client) {
        admin = client;
    }

    /** Why the copy of a record cannot be written, or null; null too where the target does not answer, and takes no record either. */
    static String reasonAgainst(CopiedRecord record) {
        TopicPartition copy = record.copy();
        if (admin == null || isKnown(copy)) {
            return null;
        }
        try {
            Answer answer = ask(Set.of(copy.topic())).get(copy.topic());
            // Taken to be there without an answer, and looked at again with the others as soon as there is one.
            int partitions = answer == null ? copy.partition() + 1 : answer.partitions;
            if (partitions > 0) {
                KNOWN.put(copy.topic(), new Copy(record.source().topic(), partitions));
            }
            // Not what is known now: another thread may have forgotten it already.
            return copy.partition() < partitions ? null : answer.reason == null ? "the topic has " + partitions + " partitions" : answer.reason;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Those of some partitions that the target has. */
    static List<TopicPartition> presentOf(Collection<TopicPartition> copies) throws InterruptedException {
        if (copies.isEmpty()) {
            return List.of();
        }
        Map<String, Answer> answers = ask(copies.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        return copies.stream().filter(copy -> answers.containsKey(copy.topic()) && copy.partition() < answers.get(copy.topic()).partitions).toList();
    }

    /** Topics that have fewer partitions than they are taken to have: somebody deleted them, and perhaps made them again. */
    static Set<String> shrunk() throws InterruptedException {
        if (KNOWN.isEmpty()) {
            return Set.of();
        }
        Map<String, Answer> answers = ask(Set.copyOf(KNOWN.keySet()));
        return KNOWN.entrySet().stream()
            .filter(entry -> answers.containsKey(entry.getKey()) && answers.get(entry.getKey()).partitions < entry.getValue().partitions)
            .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** Asks again before the next record for any of these topics, and returns the topics of the source that they copy. */
    static Set<String> forget(Collection<String> topics) {
        return topics.stream().map(KNOWN::remove).filter(copy -> copy != null).map(Copy::source).collect(Collectors.toSet());
    }

    private static boolean isKnown(TopicPartition copy) {
        Copy known = KNOWN.get(copy.topic());
        return known != null && copy.partition() < known.partitions;
    }

    /** Nothing of a topic for which there is no answer. */
    private static Map<String, Answer> ask(Collection<String> topics) throws InterruptedException {
        Map<String, Answer> answers = new HashMap<>();
        Timer timer = Time.SYSTEM.timer(patience);
        for (Map.Entry<String, KafkaFuture<TopicDescription>> asked : admin.describeTopics(topics).topicNameValues().entrySet()) {
            timer.update();
            try {
                answers.put(asked.getKey(), new Answer(asked.getValue().get(timer.remainingMs(), TimeUnit.MILLISECONDS).partitions().size(), null));
            } catch (ExecutionException e) {
                if (isRefusal(e.getCause())) {
                    answers.put(asked.getKey(), new Answer(0, Refusals.reasonOf(e.getCause())));
                }
            } catch (TimeoutException e) {
                // No answer.
            }
        }
        return answers;
    }

    private static boolean isRefusal(Throwable error) {
        return error instanceof UnknownTopicOrPartitionException || error instanceof InvalidTopicException || error instanceof TopicAuthorizationException;
    }
}
