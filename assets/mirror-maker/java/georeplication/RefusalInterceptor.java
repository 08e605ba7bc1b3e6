package georeplication;

import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/** Finds the record of the source whose copy the target refused. A producer tells of a copy its partition, and no more. */
public final class RefusalInterceptor implements ProducerInterceptor<byte[], byte[]> {
    /** What is said of one record or one topic. Any other error is of the whole producer, and no partition's fault. */
    private static final Set<Class<? extends Exception>> REFUSALS = Set.of(
        InvalidRecordException.class,
        InvalidTimestampException.class,
        InvalidTopicException.class,
        PolicyViolationException.class,
        RecordBatchTooLargeException.class,
        RecordTooLargeException.class,
        TopicAuthorizationException.class,
        UnsupportedForMessageFormatException.class);

    /** What is on its way, by partitions of the target: a producer answers in the order of its records. */
    private final Map<TopicPartition, Deque<CopiedRecord>> sent = new ConcurrentHashMap<>();

    /**
     * In a transaction, the partition of the first refusal: the producer then drops what it has not sent yet, that of all other
     * partitions too, with the same error.
     */
    private final AtomicReference<TopicPartition> refused = new AtomicReference<>();

    private volatile Thread sender;
    private boolean isTransactional;
    private int task;

    /** Kafka Connect calls a producer by its task. */
    @Override
    public void configure(Map<String, ?> configs) {
        String client = (String) configs.get(ProducerConfig.CLIENT_ID_CONFIG);
        task = Integer.parseInt(client.substring(client.lastIndexOf('-') + 1));
        isTransactional = configs.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) != null;
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        CopiedRecord copied = RefusedRecordFilter.sending();
        // With exactly-once the same thread and producer write the offsets, which nothing would ever take out of here.
        if (copied != null && copied.copy().topic().equals(record.topic())) {
            sender = Thread.currentThread();
            sent.computeIfAbsent(copied.copy(), partition -> new ConcurrentLinkedDeque<>()).add(copied);
        }
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception error) {
        Deque<CopiedRecord> records = metadata == null ? null : sent.get(new TopicPartition(metadata.topic(), metadata.partition()));
        if (records == null) {
            return;
        }
        // What the producer refuses itself, it says before it returns from the call: earlier records are still on their way.
        CopiedRecord record = Thread.currentThread() == sender ? records.pollLast() : records.pollFirst();
        if (record == null) {
            return;
        }
        if (error == null) {
            Refusals.written(record, task);
        } else if (isRefusal(error, record.copy())) {
            Refusals.refused(record, error, task);
        }
    }

    private boolean isRefusal(Exception error, TopicPartition copy) {
        if (REFUSALS.stream().noneMatch(refusal -> refusal.isInstance(error))) {
            return false;
        }
        // A transaction asks for several topics at once.
        if (error instanceof TopicAuthorizationException denied && !denied.unauthorizedTopics().isEmpty() && !denied.unauthorizedTopics().contains(copy.topic())) {
            return false;
        }
        return !isTransactional || refused.compareAndSet(null, copy) || refused.get().equals(copy);
    }

    @Override
    public void close() {
        sent.clear();
    }
}
