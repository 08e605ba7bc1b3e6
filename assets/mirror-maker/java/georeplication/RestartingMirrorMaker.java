package georeplication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.apache.kafka.connect.mirror.MirrorMakerConfig;
import org.apache.kafka.connect.mirror.SourceAndTarget;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.distributed.NotAssignedException;
import org.apache.kafka.connect.runtime.distributed.NotLeaderException;
import org.apache.kafka.connect.runtime.distributed.RebalanceNeededException;
import org.apache.kafka.connect.util.ConnectorTaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MirrorMaker as its own command runs it, and what that lacks: a task that failed because the target refused a record is
 * started again, now without the partition of that record, and so is one whose copy is gone from the target, and one of which a
 * partition goes on. One that cannot read a record goes on without its partition, too.
 *
 * Arguments: the properties file, --clusters, the cluster that records go to.
 */
public final class RestartingMirrorMaker {
    private static final Logger LOG = LoggerFactory.getLogger(RestartingMirrorMaker.class);
    private static final String CONNECTOR = "MirrorSourceConnector";
    private static final long LOOK_EVERY_MS = 1000;
    /** As many looks until the target is asked again for what it lacks, and for what it had. */
    private static final int LOOKS_FOR_COPIES = 10;
    /** A refusal that was not repeated in so many intervals is none any more. */
    private static final int INTERVALS_TO_REMEMBER = 3;

    /** What Connect answers for a task that is none of this process, or is gone. */
    private static final Set<Class<? extends Throwable>> NOT_HERE = Set.of(NotAssignedException.class, NotLeaderException.class, NotFoundException.class);

    private final Set<Integer> failedStarts = ConcurrentHashMap.newKeySet();
    private final Herder herder;
    private final Duration interval;

    RestartingMirrorMaker(Herder herder, Duration interval) {
        this.herder = herder;
        this.interval = interval;
    }

    /** Exits as MirrorMaker's own command does. */
    public static void main(String[] args) {
        try {
            run(args[0], args[2]);
        } catch (Throwable e) {
            LOG.error("MirrorMaker ends because of an error", e);
            Exit.exit(2);
        }
    }

    private static void run(String file, String target) throws Exception {
        Map<String, String> properties = Utils.propsToStringMap(Utils.loadProps(file));
        MirrorMakerConfig config = new MirrorMakerConfig(properties);
        SourceAndTarget flow = config.clusterPairs().stream().filter(pair -> pair.target().equals(target)).findFirst().orElseThrow();
        MirrorMaker mirrorMaker = new MirrorMaker(config, List.of(target), Time.SYSTEM);
        RestartingMirrorMaker tasks = new RestartingMirrorMaker(herderOf(mirrorMaker, flow), longestInterval(properties, flow.toString()));
        CorruptRecords corrupt = new CorruptRecords(SkippedRecords.parse(properties.getOrDefault(flow + ".transforms.refused.skip.records", "")));
        Thread watch = new Thread(() -> tasks.watch(corrupt), "refusals");
        watch.setDaemon(true);
        TargetPartitions.askWith(Admin.create(config.clientConfig(target).adminConfig()));
        try {
            mirrorMaker.start();
        } catch (Exception e) {
            LOG.error("MirrorMaker does not start", e);
            mirrorMaker.stop();
            Exit.exit(3);
        }
        watch.start();
        mirrorMaker.awaitStop();
    }

    /** After which everything was asked of the target once more. */
    static Duration longestInterval(Map<String, String> properties, String flow) {
        return Stream.of("refresh.topics", "sync.topic.configs")
            .map(what -> Duration.ofSeconds(Long.parseLong(properties.getOrDefault(flow + "." + what + ".interval.seconds", "600"))))
            .max(Comparator.naturalOrder()).orElseThrow();
    }

    /** MirrorMaker keeps to itself what starts tasks again, and has no REST API to ask for it. */
    private static Herder herderOf(MirrorMaker mirrorMaker, SourceAndTarget flow) {
        try {
            return (Herder) Objects.requireNonNull(((Map<?, ?>) PrivateField.of(mirrorMaker, "herders")).get(flow), "none for " + flow);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException("This release of Kafka keeps the herders of MirrorMaker elsewhere: tasks could not be started again", e);
        }
    }

    private void watch(CorruptRecords corrupt) {
        for (int look = 0; ; look++) {
            try {
                Thread.sleep(LOOK_EVERY_MS);
                tryAgain();
                if (look % LOOKS_FOR_COPIES == 0) {
                    restartFailedStarts();
                    goOn();
                    lookForShrunk();
                    forgetWhatIsNotCopied();
                }
                restartTasks();
                Refusals.forgetOlderThan(interval.multipliedBy(INTERVALS_TO_REMEMBER));
                corrupt.lookAt(herder);
                SkippedRecordsLog.sayOld();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Could not look after the tasks, tries again", e);
            }
        }
    }

    void tryAgain() {
        Set<TopicPartition> due = Refusals.tryAgain();
        if (!due.isEmpty()) {
            restartTasksOf(due::contains);
        }
    }

    /** Records of a partition that goes on are read again when its task starts anew. */
    void goOn() throws InterruptedException {
        List<TopicPartition> found = TargetPartitions.presentOf(Refusals.withoutCopy());
        if (!found.isEmpty()) {
            Set<TopicPartition> sources = Refusals.sourcesOf(found);
            found.forEach(Refusals::release);
            restartTasksOf(sources::contains);
        }
    }

    void forgetWhatIsNotCopied() {
        tasks().ifPresent(tasks -> Refusals.forgetUnless(source -> tasks.stream().anyMatch(task -> task.partitions().contains(source))));
    }

    /** A task that has a record for what is gone waits without end, and asks for it first when it starts anew. */
    void lookForShrunk() throws InterruptedException {
        Set<String> shrunk = TargetPartitions.shrunk();
        if (!shrunk.isEmpty()) {
            // Perhaps a broker was asked that has not heard of a new topic.
            Thread.sleep(LOOK_EVERY_MS);
            shrunk.retainAll(TargetPartitions.shrunk());
            shrunk.forEach(topic -> LOG.warn("The target has lost {}, or partitions of it. Its task starts anew, so that other partitions do not wait.", topic));
            Set<String> sources = TargetPartitions.forget(shrunk);
            restartTasksOf(source -> sources.contains(source.topic()));
        }
    }

    /** Only those of this process: another one finds out by itself. */
    private void restartTasksOf(Predicate<TopicPartition> isConcerned) {
        tasks().ifPresentOrElse(
            tasks -> tasks.stream().filter(task -> task.partitions().stream().anyMatch(isConcerned)).forEach(task -> Refusals.restart(task.number())),
            () -> herder.connectorStatus(CONNECTOR).tasks().forEach(task -> Refusals.restart(task.id())));
    }

    /** Those of this process, if this release of Kafka keeps them where they are looked for. */
    private Optional<List<RunningTask>> tasks() {
        try {
            return Optional.of(RunningTask.of(herder));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** Without waiting for the end of one that fails: it waits for all of its records, and the refused one is among them. */
    void restartTasks() {
        // All before the first: what cannot be started again now is for the next look.
        List<Integer> tasks = new ArrayList<>();
        for (Integer task = Refusals.nextTaskToRestart(); task != null; task = Refusals.nextTaskToRestart()) {
            tasks.add(task);
        }
        tasks.forEach(this::restart);
    }

    /** Not each second, as each gets five of them to end. */
    void restartFailedStarts() {
        List<Integer> tasks = List.copyOf(failedStarts);
        failedStarts.removeAll(tasks);
        tasks.forEach(this::restart);
    }

    /** Of a task of another process Connect says so, and nothing is to be done for it here. Before a rebalance it starts none. */
    private void restart(int task) {
        herder.restartTask(new ConnectorTaskId(CONNECTOR, task), (error, nothing) -> {
            if (error == null) {
                LOG.info("Started task {} of {} again", task, CONNECTOR);
            } else if (error instanceof RebalanceNeededException) {
                Refusals.restart(task);
            } else if (NOT_HERE.stream().noneMatch(answer -> answer.isInstance(error))) {
                LOG.warn("Could not start task {} of {} again, tries once more in some seconds", task, CONNECTOR, error);
                failedStarts.add(task);
            }
        });
    }
}
