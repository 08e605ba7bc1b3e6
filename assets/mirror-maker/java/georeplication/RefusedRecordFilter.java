package georeplication;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Timer;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Keeps from the producer what the target refuses: records of partitions that are held, whose position then stays where it
 * is, and records that the configuration says to leave out, which the position passes with the next one that is copied.
 */
public final class RefusedRecordFilter implements Transformation<SourceRecord> {
    private static final long PATIENCE_MS = 5000;
    private static final long PAUSE_MS = 500;
    private static final String SKIP_RECORDS = "skip.records";
    private static final AtomicLong SKIPPED = new AtomicLong();

    /** The record that the thread of a task is about to send: a producer's interceptor is told of its copy only. */
    private static final ThreadLocal<CopiedRecord> SENDING = new ThreadLocal<>();

    static {
        Gauge.register("type=skipped-records", SKIPPED::get);
    }

    /**
     * Partitions of which a record was kept from this task's producer. None behind it may follow, whatever becomes of the
     * partition: Kafka Connect would take all before that one for copied. The next task begins at the position, with a filter of
     * its own.
     */
    private final Set<TopicPartition> heldBack = new HashSet<>();

    /** The last record that went on. Kafka Connect brings it again when the producer could not take it yet. */
    private CopiedRecord passed;

    private final SkippedRecordsLog skippedLog = new SkippedRecordsLog();
    private SkippedRecords skipped;

    /** What is left of it since the first partition that was not there: a task waits once, however many are missing. */
    private Timer patience;

    static CopiedRecord sending() {
        return SENDING.get();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        skipped = SkippedRecords.parse((String) config().parse(configs).get(SKIP_RECORDS));
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef().define(SKIP_RECORDS, ConfigDef.Type.STRING, "", ConfigDef.Importance.LOW,
            "Records of the source to leave out, as topic:partition:offset or topic:partition:first-last, separated by commas");
    }

    @Override
    public SourceRecord apply(SourceRecord record) {
        CopiedRecord copied = CopiedRecord.of(record);
        SENDING.set(copied);
        if (copied == null) {
            return record;
        }
        if (heldBack.contains(copied.copy())) {
            return null;
        }
        OptionalLong behind = skipped.behind(copied.source(), copied.offset());
        if (behind.isPresent()) {
            SKIPPED.incrementAndGet();
            skippedLog.add(copied, behind.getAsLong() == copied.offset() + 1);
            Refusals.skipped(copied);
            return null;
        }
        skippedLog.end(copied.source());
        String reason = Refusals.isWithoutCopy(copied.copy()) ? null : reasonAgainst(copied);
        if (reason != null) {
            Refusals.holdWithoutCopy(copied, reason);
        }
        if (!Refusals.admits(copied, copied.equals(passed))) {
            heldBack.add(copied.copy());
            return null;
        }
        passed = copied;
        return record;
    }

    /** Asks again for a while: MirrorMaker gives a task a topic that it has just created, of which a broker may not know yet. */
    private String reasonAgainst(CopiedRecord record) {
        String reason = TargetPartitions.reasonAgainst(record);
        if (reason != null && patience == null) {
            patience = Time.SYSTEM.timer(PATIENCE_MS);
        }
        while (reason != null && isPatient()) {
            patience.sleep(PAUSE_MS);
            reason = TargetPartitions.reasonAgainst(record);
        }
        return reason;
    }

    private boolean isPatient() {
        patience.update();
        return patience.notExpired();
    }

    @Override
    public void close() {
        skippedLog.end();
        SENDING.remove();
    }
}
