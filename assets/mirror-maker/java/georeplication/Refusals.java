package georeplication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the target refuses, as far as this process knows: requests for topics, and partitions that are held because a record of
 * theirs was refused or because they have no place to go to. There is one in a process, since Kafka makes each plugin by
 * itself and lets none know another; a process copies in one direction.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** How often a line of the log repeats what is still so. */
    private static final Duration REMINDER = Duration.ofHours(1);

    /** A refused record is tried again after this time, then after twice as long each time: trying restarts tasks. */
    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    /** What is to be tried again within this time is tried at once with what is to be tried now: one restart for all. */
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    /** A partition that no task here has copied for so long is none of this process: a task that starts anew is away for seconds. */
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(30);

    /** What was asked for a topic: to create it, say. */
    record Request(String what, String topic) {}

    private record Refusal(String reason, Instant at, Instant told) {}

    /** Another one in tests. */
    static volatile Clock clock = Clock.systemUTC();

    private enum Trial { NONE, DUE, SENT }

    /** A partition of the source, and its record that was refused, or none where the target lacks the partition. */
    private record Hold(TopicPartition source, CopiedRecord record, Duration pause, Instant retryAt, Trial trial) {
        Hold in(Trial next) {
            return new Hold(source, record, pause, retryAt, next);
        }

        /** To be tried now, and once more after the same time: a task that ends for another reason leaves a try without an answer. */
        Hold due(Instant now) {
            return new Hold(source, record, pause, now.plus(pause), Trial.DUE);
        }

        boolean isDue(Instant when) {
            return trial != Trial.DUE && retryAt.isBefore(when);
        }

        /** Whether the refusal of a record is no news: it was on its way behind the one that is held. */
        boolean covers(CopiedRecord other) {
            return record != null && trial == Trial.NONE && record.offset() <= other.offset();
        }
    }

    private static final Map<Request, Refusal> REQUESTS = new ConcurrentHashMap<>();
    private static final Map<TopicPartition, Hold> HELD = new ConcurrentHashMap<>();

    /** Since when no task of this process copies them, of partitions that are held. */
    private static final Map<TopicPartition, Instant> ABSENT = new ConcurrentHashMap<>();

    private static final NavigableSet<Integer> TASKS_TO_RESTART = new ConcurrentSkipListSet<>();

    static {
        Gauge.register("type=refused-topics", () -> REQUESTS.keySet().stream().map(Request::topic).distinct().count());
        Gauge.register("type=held-partitions", () -> HELD.size() + CorruptRecords.held());
    }

    private Refusals() {}

    /** The target refused what was asked for a topic. */
    static synchronized void refused(Request request, Throwable error) {
        String reason = reasonOf(error);
        Instant now = clock.instant();
        Refusal before = REQUESTS.get(request);
        boolean isNews = before == null || !before.reason.equals(reason) || before.told.plus(REMINDER).isBefore(now);
        if (isNews) {
            LOG.error("The target refuses to {} {}: {}. All other topics go on, and this is tried again with every refresh.", request.what, request.topic, reason);
        }
        REQUESTS.put(request, new Refusal(reason, now, isNews ? now : before.told));
        Gauge.register("type=refused-topic,topic=" + request.topic, () -> 1);
    }

    /** The target did what was asked for a topic. */
    static synchronized void accepted(Request request) {
        if (REQUESTS.containsKey(request)) {
            LOG.info("The target does not refuse any more to {} {}.", request.what, request.topic);
            forget(request);
        }
    }

    /** Forgets what was not asked again for so long: the topic is gone, or is to be copied no more. */
    static synchronized void forgetOlderThan(Duration age) {
        Instant oldest = clock.instant().minus(age);
        REQUESTS.entrySet().stream().filter(entry -> entry.getValue().at.isBefore(oldest)).map(Map.Entry::getKey).toList().forEach(Refusals::forget);
    }

    private static void forget(Request request) {
        REQUESTS.remove(request);
        if (REQUESTS.keySet().stream().noneMatch(other -> other.topic.equals(request.topic))) {
            Gauge.unregister("type=refused-topic,topic=" + request.topic);
        }
    }

    /**
     * Whether a record may be sent. Of a partition that is held, those before the refused one may: they were perhaps refused with
     * it, in one batch. So may itself when it is to be tried again, as often as the same task sends it, and none behind it before
     * the target has it.
     */
    static boolean admits(CopiedRecord record, boolean isSentAgain) {
        Hold hold = HELD.get(record.copy());
        if (hold == null) {
            return true;
        }
        if (hold.record == null) {
            return false;
        }
        if (record.offset() < hold.record.offset()) {
            return true;
        }
        if (hold.trial != Trial.DUE) {
            return hold.trial == Trial.SENT && isSentAgain && record.offset() == hold.record.offset();
        }
        if (record.offset() == hold.record.offset()) {
            HELD.replace(record.copy(), hold, hold.in(Trial.SENT));
        } else {
            // The source does not have it any more.
            release(record.copy());
        }
        return true;
    }

    /** The target refused a record, which is the end of the task that sent it: the next one leaves its partition where it is. */
    static synchronized void refused(CopiedRecord record, Throwable error, int task) {
        TopicPartition copy = record.copy();
        Hold before = HELD.get(copy);
        if (before != null && before.covers(record)) {
            return;
        }
        Duration pause = pauseAfter(before == null || before.record == null ? null : before.pause);
        HELD.put(copy, new Hold(record.source(), record, pause, clock.instant().plus(pause), Trial.NONE));
        Gauge.unregister(gaugeOf(copy));
        Gauge.register(gaugeOf(copy), record::offset);
        restart(task);
        LOG.error("The target refuses a record of {}: {}. The copy {} stays before it and tries again in {} minutes, all other partitions go on. To go on behind it, name it in skipRecords.",
            record, reasonOf(error), copy, pause.toMinutes());
    }

    /** The target has a record: if it had refused it before, its task is to start anew and read what stands behind it. */
    static void written(CopiedRecord record, int task) {
        Hold hold = HELD.get(record.copy());
        if (hold != null && hold.trial == Trial.SENT && hold.record.offset() == record.offset()) {
            release(record.copy());
            restart(task);
        }
    }

    /** A record that is held is left out now: a process starts with the tasks of the one before it, and met the record once more. */
    static void skipped(CopiedRecord record) {
        Hold hold = HELD.get(record.copy());
        if (hold != null && hold.record != null && hold.record.offset() == record.offset()) {
            release(record.copy());
        }
    }

    /** A task is to start anew: only then does it read again what was kept from it. */
    static void restart(int task) {
        TASKS_TO_RESTART.add(task);
    }

    /** The next task that is to start anew, or null: however many reasons there were. */
    static Integer nextTaskToRestart() {
        return TASKS_TO_RESTART.pollFirst();
    }

    /** A partition has no place to go to, or none that MirrorMaker may see. */
    static synchronized void holdWithoutCopy(CopiedRecord record, String reason) {
        TopicPartition copy = record.copy();
        if (HELD.putIfAbsent(copy, new Hold(record.source(), null, Duration.ZERO, Instant.MAX, Trial.NONE)) == null) {
            Gauge.register(gaugeOf(copy), record::offset);
            LOG.error("The target has no {} to write to: {}. What {} holds from offset {} on waits until it has, all other partitions go on.",
                copy, reason, record.source(), record.offset());
        }
    }

    static boolean isWithoutCopy(TopicPartition copy) {
        Hold hold = HELD.get(copy);
        return hold != null && hold.record == null;
    }

    /** Those that have no place to go to. */
    static List<TopicPartition> withoutCopy() {
        return heldBy(hold -> hold.record == null);
    }

    /** Lets records that were refused long enough ago be tried once more; the partitions of the source that have them. */
    static Set<TopicPartition> tryAgain() {
        Instant now = clock.instant();
        if (heldBy(hold -> hold.isDue(now)).isEmpty()) {
            return Set.of();
        }
        List<TopicPartition> due = heldBy(hold -> hold.isDue(now.plus(TOGETHER)));
        Set<TopicPartition> sources = sourcesOf(due);
        due.forEach(copy -> HELD.computeIfPresent(copy, (same, hold) -> hold.due(now)));
        return sources;
    }

    /** The partitions of the source whose copies are held. */
    static Set<TopicPartition> sourcesOf(Collection<TopicPartition> copies) {
        return copies.stream().map(HELD::get).filter(Objects::nonNull).map(Hold::source).collect(Collectors.toSet());
    }

    /**
     * Forgets partitions that tasks of this process do not copy any more: their topic was deleted or is copied no more, or their
     * task is in another process now, which meets the refusal itself.
     */
    static synchronized void forgetUnless(Predicate<TopicPartition> isCopied) {
        Instant now = clock.instant();
        List<TopicPartition> absent = heldBy(hold -> !isCopied.test(hold.source));
        ABSENT.keySet().retainAll(absent);
        for (TopicPartition copy : absent) {
            Instant since = ABSENT.computeIfAbsent(copy, same -> now);
            if (since.plus(LONGEST_ABSENCE).isBefore(now)) {
                ABSENT.remove(copy);
                drop(copy);
                LOG.info("{} is held no more: no task here copies to it any more.", copy);
            }
        }
    }

    private static List<TopicPartition> heldBy(Predicate<Hold> condition) {
        return HELD.entrySet().stream().filter(entry -> condition.test(entry.getValue())).map(Map.Entry::getKey).toList();
    }

    /** A partition goes on, from its position, as soon as its task starts anew. */
    static synchronized void release(TopicPartition copy) {
        drop(copy);
        LOG.info("{} goes on.", copy);
    }

    private static void drop(TopicPartition copy) {
        HELD.remove(copy);
        Gauge.unregister(gaugeOf(copy));
    }

    private static String gaugeOf(TopicPartition copy) {
        return "type=held-partition,topic=" + copy.topic() + ",partition=" + copy.partition();
    }

    /** After which time to try once more, if it was another one before, or null. */
    static Duration pauseAfter(Duration before) {
        if (before == null) {
            return FIRST_RETRY;
        }
        Duration twice = before.multipliedBy(2);
        return twice.compareTo(LONGEST_RETRY) < 0 ? twice : LONGEST_RETRY;
    }

    static String reasonOf(Throwable error) {
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }
}
