package georeplication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.connect.mirror.MirrorSourceTask;
import org.apache.kafka.connect.runtime.Herder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of the source that are corrupt. Kafka's consumer stops at one and then hands out nothing of any partition, and
 * MirrorSourceTask asks it again without a pause. So the partition is paused, or goes on behind the record where skipRecords says so.
 *
 * No plugin of a task has its consumer or learns why it stands still: what Kafka keeps to itself says both.
 */
final class CorruptRecords {
    private static final Logger LOG = LoggerFactory.getLogger(CorruptRecords.class);
    private static final int PATIENCE_SECONDS = 5;

    /** The next task does not know that one before it had paused a partition. */
    private record Hold(MirrorSourceTask task, long offset, Duration pause, Instant retryAt) {
        /** And once more after the same time, if its task does not start. */
        Hold again(Instant now) {
            return new Hold(task, offset, pause, now.plus(pause));
        }
    }

    private static final Map<TopicPartition, Hold> HELD = new ConcurrentHashMap<>();

    /** What was held before its task started anew: what is still corrupt then waits longer. */
    private static final Map<TopicPartition, Hold> BEFORE = new ConcurrentHashMap<>();

    private final SkippedRecords skipped;
    private boolean isLooking = true;

    CorruptRecords(SkippedRecords skipped) {
        this.skipped = skipped;
    }

    /** The number of partitions that are paused. */
    static long held() {
        return HELD.size();
    }

    /** Looks after all tasks of this process. */
    void lookAt(Herder herder) throws InterruptedException {
        if (!isLooking) {
            return;
        }
        try {
            List<RunningTask> running = RunningTask.of(herder);
            List<MirrorSourceTask> tasks = running.stream().map(RunningTask::task).toList();
            HELD.forEach((partition, hold) -> {
                if (!tasks.contains(hold.task)) {
                    forget(partition);
                }
            });
            running.forEach(CorruptRecords::readAgain);
            for (MirrorSourceTask task : tasks) {
                lookAt(task);
            }
        } catch (ReflectiveOperationException e) {
            isLooking = false;
            LOG.warn("Does not know this release of Kafka: a corrupt record on the source will stop its task, and nothing will tell", e);
        }
    }

    /** The brokers may have the records again. The consumer would hand out what it has fetched, so that its task starts anew. */
    private static void readAgain(RunningTask running) {
        Instant now = Refusals.clock.instant();
        HELD.forEach((partition, hold) -> {
            if (hold.task == running.task() && hold.retryAt.isBefore(now)) {
                HELD.replace(partition, hold, hold.again(now));
                Refusals.restart(running.number());
                LOG.info("Reads {} again from offset {} on, which was corrupt.", partition, hold.offset);
            }
        });
    }

    void lookAt(MirrorSourceTask task) throws ReflectiveOperationException, InterruptedException {
        if (errorOf(task) == null) {
            return;
        }
        // Only who has it may use the consumer. The task asks for it without waiting, and reads nothing meanwhile.
        Semaphore access = (Semaphore) PrivateField.of(task, "consumerAccess");
        if (access.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            try {
                Exception error = errorOf(task);
                if (error != null) {
                    passBy(task, error);
                }
            } finally {
                access.release();
            }
        }
    }

    private void passBy(MirrorSourceTask task, Exception error) throws ReflectiveOperationException {
        KafkaConsumer<?, ?> consumer = (KafkaConsumer<?, ?>) PrivateField.of(task, "consumer");
        Object fetch = fetchOf(task);
        TopicPartition partition = (TopicPartition) PrivateField.of(fetch, "partition");
        if (!consumer.assignment().contains(partition) || consumer.paused().contains(partition)) {
            return;
        }
        // A batch has one checksum for all of its records.
        RecordBatch batch = (RecordBatch) PrivateField.of(fetch, "currentBatch");
        // The position is before the batch where compaction took all that was between them.
        long position = consumer.position(partition);
        long offset = Math.max(position, batch == null ? 0 : batch.baseOffset());
        long behindBatch = Math.max(batch == null ? 0 : batch.nextOffset(), offset + 1);
        OptionalLong behindRange = skipped.behind(partition, offset);
        if (behindRange.isPresent()) {
            // All that there is of the range, or each corrupt batch of a long one would take a look. Behind the end the consumer would begin anew.
            long end = position + consumer.currentLag(partition).orElse(0);
            long next = Math.min(Math.max(behindBatch, end), behindRange.getAsLong());
            consumer.seek(partition, next);
            LOG.warn("Left out, as skipRecords says: topic {}, partition {}, offsets {} to {}, as {} to {} cannot be read: {}",
                partition.topic(), partition.partition(), offset, next - 1, offset, behindBatch - 1, Refusals.reasonOf(error));
        } else {
            consumer.pause(List.of(partition));
            Hold before = BEFORE.remove(partition);
            Duration pause = Refusals.pauseAfter(before == null || before.offset != offset ? null : before.pause);
            HELD.put(partition, new Hold(task, offset, pause, Refusals.clock.instant().plus(pause)));
            Gauge.register(gaugeOf(partition), () -> offset);
            LOG.error("Cannot read topic {}, partition {}, offset {} of the source, nor the others of its batch, up to offset {}: {}. The partition stays there and is read again in {} minutes, all others go on. To go on behind them, name them in skipRecords.",
                partition.topic(), partition.partition(), offset, behindBatch - 1, Refusals.reasonOf(error), pause.toMinutes());
        }
    }

    private static void forget(TopicPartition partition) {
        BEFORE.put(partition, HELD.remove(partition));
        Gauge.unregister(gaugeOf(partition));
    }

    private static String gaugeOf(TopicPartition partition) {
        return "type=corrupt-partition,topic=" + partition.topic() + ",partition=" + partition.partition();
    }

    /** Why the consumer of a task stands still, or null. */
    private static Exception errorOf(MirrorSourceTask task) throws ReflectiveOperationException {
        return (Exception) PrivateField.of(fetchOf(task), "cachedRecordException");
    }

    /** What the consumer of a task hands out next, or null. */
    private static Object fetchOf(MirrorSourceTask task) throws ReflectiveOperationException {
        return PrivateField.of(task, "consumer", "delegate", "fetcher", "fetchBuffer", "nextInLineFetch");
    }
}
