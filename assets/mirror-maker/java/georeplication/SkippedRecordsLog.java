package georeplication;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task left out, as the log keeps it: of records of a partition that follow each other the first by itself and all others in
 * one line, or a range of a million would be as many lines. That line is there before a record behind them goes on.
 */
final class SkippedRecordsLog {
    private static final Logger LOG = LoggerFactory.getLogger(SkippedRecordsLog.class);

    /** So often a long range says how far it is. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    /** Records of a partition that no line has yet. */
    private static final class Unsaid {
        private final Instant since = Refusals.clock.instant();
        private final LongSummaryStatistics offsets = new LongSummaryStatistics();
        private final LongSummaryStatistics timestamps = new LongSummaryStatistics();
        private CopiedRecord last;

        void add(CopiedRecord record) {
            last = record;
            offsets.accept(record.offset());
            if (record.timestamp() != null) {
                timestamps.accept(record.timestamp());
            }
        }

        boolean isOld() {
            return since.plus(LONGEST_SILENCE).isBefore(Refusals.clock.instant());
        }

        /** What is unsaid then. */
        Unsaid said() {
            say();
            return new Unsaid();
        }

        void say() {
            if (offsets.getCount() == 1) {
                SkippedRecordsLog.say(last);
            } else if (offsets.getCount() > 1) {
                LOG.warn("Left out, as skipRecords says: topic {}, partition {}, offsets {} to {}, {} records, timestamps {} to {}",
                    last.source().topic(), last.source().partition(), offsets.getMin(), offsets.getMax(), offsets.getCount(), timestamps.getMin(), timestamps.getMax());
            }
        }
    }

    /** Those that have something to say. */
    private static final Set<SkippedRecordsLog> OPEN = ConcurrentHashMap.newKeySet();

    private final Map<TopicPartition, Unsaid> unsaid = new HashMap<>();

    /** Says of all tasks what is old: no record may follow, and a container that is killed says nothing. */
    static void sayOld() {
        OPEN.forEach(SkippedRecordsLog::sayWhatIsOld);
    }

    private synchronized void sayWhatIsOld() {
        unsaid.replaceAll((source, rest) -> rest.isOld() ? rest.said() : rest);
    }

    /** A record is left out; whether it is the last one of those that are to be. */
    synchronized void add(CopiedRecord record, boolean isLast) {
        Unsaid rest = unsaid.get(record.source());
        if (rest == null) {
            OPEN.add(this);
            say(record);
            unsaid.put(record.source(), new Unsaid());
        } else {
            rest.add(record);
        }
        if (isLast) {
            end(record.source());
        } else if (rest != null && rest.isOld()) {
            unsaid.put(record.source(), rest.said());
        }
    }

    /** Something else of a partition follows. */
    synchronized void end(TopicPartition source) {
        Unsaid rest = unsaid.remove(source);
        if (rest != null) {
            rest.say();
        }
    }

    /** The task ends. */
    synchronized void end() {
        unsaid.values().forEach(Unsaid::say);
        unsaid.clear();
        OPEN.remove(this);
    }

    private static void say(CopiedRecord record) {
        LOG.warn("Left out, as skipRecords says: {}", record);
    }
}
