package georeplication;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.source.SourceRecord;

/** Tells what becomes of tasks when topics of the target come and go, one line each, with Kafka's classes but without a broker. */
public final class CheckTargetPartitions {
    /** How many partitions the target has, or -1 where it does not answer. */
    private static final Map<String, Integer> TARGET = new HashMap<>();

    private static final int HANGS = -2;

    /** The topics of which it was asked. */
    private static final List<String> ASKED = new ArrayList<>();

    /** What comes before each answer. */
    private static Runnable before = () -> {};

    private static final RestartingMirrorMaker TASKS = new RestartingMirrorMaker(
        BareHerder.of(Map.of(0, "orders-0,bills-0", 1, "orders-1,returns-by-post-0", 2, "parcels-0")), Duration.ofMinutes(1));

    public static void main(String[] args) throws Exception {
        TargetPartitions.askWith(admin());

        tell("tasks", RunningTask.of(BareHerder.of(Map.of(3, "orders-0,returns-by-post-11"))).stream().map(task -> task.number() + " " + new TreeSet<>(names(task.partitions()))).toList());

        TARGET.putAll(Map.of("primary.orders", 2, "primary.bills", 1));
        tell("there", reason("orders", 0) + " " + reason("orders", 1) + " " + reason("bills", 0) + ", asked for " + asked());
        TASKS.lookForShrunk();
        tell("all as it was", restarts());
        TARGET.put("primary.bills", 0);
        TASKS.lookForShrunk();
        tell("deleted", restarts() + " " + reason("bills", 0));
        TARGET.put("primary.orders", 1);
        TASKS.lookForShrunk();
        tell("made again with fewer partitions", restarts() + " " + reason("orders", 0) + " " + reason("orders", 1));
        TASKS.lookForShrunk();
        tell("and once only", restarts());
        TARGET.put("primary.orders", 0);
        asked();
        before = () -> TARGET.put("primary.orders", ASKED.contains("primary.orders") ? 1 : 0);
        TASKS.lookForShrunk();
        before = () -> {};
        tell("asked of a broker that is behind", restarts() + " " + reason("orders", 0));

        TARGET.put("primary.parcels", -1);
        tell("no answer", reason("parcels", 0) + " " + reason("parcels", 0));
        TARGET.put("primary.parcels", 0);
        TASKS.lookForShrunk();
        tell("and then none there", restarts() + " " + reason("parcels", 0));

        tell("forgotten meanwhile", reasonsWhileForgotten());

        RefusedRecordFilter patient = filter();
        asked();
        TARGET.put("primary.new", 0);
        before = () -> TARGET.put("primary.new", ASKED.size() > 2 ? 1 : 0);
        tell("just created", isSent(patient, "new") + ", asked for " + asked() + ", held " + Refusals.withoutCopy());
        before = () -> {};
        long start = System.nanoTime();
        TARGET.put("primary.returns-by-post", 0);
        tell("missing", isSent(patient, "returns-by-post") + ", held " + Refusals.withoutCopy());
        tell("after a wait", Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(3)) > 0);
        TARGET.put("primary.missing", 0);
        start = System.nanoTime();
        asked();
        isSent(patient, "missing");
        isSent(filter(), "missing");
        tell("waits once only", asked() + " " + (Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(1)) < 0));

        tell("a target that hangs", secondsWhileItHangs());

        TARGET.replaceAll((topic, partitions) -> -1);
        TASKS.goOn();
        tell("no answer for what is missing", restarts() + " " + names(Refusals.withoutCopy()));
        TARGET.put("primary.returns-by-post", 1);
        TASKS.goOn();
        tell("there now", restarts() + " " + names(Refusals.withoutCopy()));

        TASKS.forgetWhatIsNotCopied();
        tell("not copied", names(Refusals.withoutCopy()));
        after(Duration.ofSeconds(20));
        TASKS.forgetWhatIsNotCopied();
        tell("not copied for a while", names(Refusals.withoutCopy()));
        new RestartingMirrorMaker(BareHerder.of(Map.of(9, "missing-0")), Duration.ZERO).forgetWhatIsNotCopied();
        after(Duration.ofSeconds(40));
        TASKS.forgetWhatIsNotCopied();
        tell("copied again meanwhile", names(Refusals.withoutCopy()));
        after(Duration.ofSeconds(80));
        TASKS.forgetWhatIsNotCopied();
        tell("not copied for long", names(Refusals.withoutCopy()));

        after(Duration.ZERO);
        refuse("orders", 0);
        TASKS.forgetWhatIsNotCopied();
        after(Duration.ofSeconds(40));
        refuse("parcels", 0);
        refuse("others", 0);
        TASKS.forgetWhatIsNotCopied();
        restarts();
        after(Duration.ofMinutes(5).plusSeconds(1));
        TASKS.tryAgain();
        tell("due together", restarts());
        TASKS.tryAgain();
        tell("and then no more", restarts());
        after(Duration.ofMinutes(12));
        Herder other = BareHerder.of(Map.of(7, "orders-0"));
        new RestartingMirrorMaker(other, Duration.ZERO).forgetWhatIsNotCopied();
        after(Duration.ofMinutes(13));
        new RestartingMirrorMaker(other, Duration.ZERO).forgetWhatIsNotCopied();
        tell("copied by another process", names(Refusals.sourcesOf(Set.of(new TopicPartition("primary.orders", 0), new TopicPartition("primary.parcels", 0), new TopicPartition("primary.others", 0)))));

        after(Duration.ofMinutes(30));
        refuse("orders", 0);
        refuse("orders", 0);
        restarts();
        after(Duration.ofMinutes(100));
        new RestartingMirrorMaker(unknownHerder(), Duration.ZERO).tryAgain();
        tell("with an unknown release", restarts());
    }

    private static Admin admin() {
        return (Admin) Proxy.newProxyInstance(Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
            before.run();
            Map<String, KafkaFuture<TopicDescription>> answers = new TreeMap<>();
            for (Object topic : (Collection<?>) arguments[0]) {
                ASKED.add((String) topic);
                answers.put((String) topic, answer((String) topic));
            }
            return new DescribeTopicsResult(null, answers) {};
        });
    }

    private static KafkaFuture<TopicDescription> answer(String topic) {
        int partitions = TARGET.getOrDefault(topic, 0);
        KafkaFutureImpl<TopicDescription> answer = new KafkaFutureImpl<>();
        if (partitions == HANGS) {
            return answer;
        }
        if (partitions > 0) {
            Node node = new Node(1, "broker", 9096);
            answer.complete(new TopicDescription(topic, false, IntStream.range(0, partitions).mapToObj(number -> new TopicPartitionInfo(number, node, List.of(node), List.of(node))).toList()));
        } else {
            answer.completeExceptionally(partitions == 0 ? new UnknownTopicOrPartitionException("unknown") : new org.apache.kafka.common.errors.TimeoutException("no broker"));
        }
        return answer;
    }

    /** One that keeps its tasks elsewhere, and says that there are two. */
    private static Herder unknownHerder() throws ReflectiveOperationException {
        List<ConnectorStateInfo.TaskState> states = new ArrayList<>();
        for (int number : new int[] {0, 1}) {
            ConnectorStateInfo.TaskState state = BareHerder.bare(ConnectorStateInfo.TaskState.class);
            BareHerder.set(state, "id", number);
            states.add(state);
        }
        ConnectorStateInfo info = BareHerder.bare(ConnectorStateInfo.class);
        BareHerder.set(info, "tasks", states);
        return (Herder) Proxy.newProxyInstance(Herder.class.getClassLoader(), new Class<?>[] {Herder.class}, (proxy, method, arguments) -> info);
    }

    private static RefusedRecordFilter filter() {
        RefusedRecordFilter filter = new RefusedRecordFilter();
        filter.configure(Map.of());
        return filter;
    }

    private static SourceRecord recordOf(String topic, int partition) {
        return new SourceRecord(Map.of("cluster", "primary", "topic", topic, "partition", partition), Map.of("offset", 0L), "primary." + topic, partition, null, null, null, new byte[] {1}, 0L);
    }

    private static boolean isSent(RefusedRecordFilter filter, String topic) {
        return filter.apply(recordOf(topic, 0)) != null;
    }

    private static String reason(String topic, int partition) {
        return TargetPartitions.reasonAgainst(CopiedRecord.of(recordOf(topic, partition)));
    }

    /** How long a look takes for six topics, of which the target says nothing at all, with a second for it. */
    private static long secondsWhileItHangs() throws InterruptedException {
        TargetPartitions.patience = Duration.ofSeconds(1);
        List<TopicPartition> copies = IntStream.range(0, 6).mapToObj(number -> new TopicPartition("primary.hanging-" + number, 0)).toList();
        copies.forEach(copy -> TARGET.put(copy.topic(), HANGS));
        long start = System.nanoTime();
        TargetPartitions.presentOf(copies);
        TargetPartitions.patience = Duration.ofSeconds(30);
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    /** Why records of a topic for which there is no answer cannot be written, while another thread finds that it is gone, again and again. */
    private static Set<String> reasonsWhileForgotten() {
        TARGET.put("primary.unsteady", -1);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread other = new Thread(() -> {
            while (!isOver.get()) {
                TargetPartitions.forget(Set.of("primary.unsteady"));
            }
        });
        other.start();
        try {
            return IntStream.range(0, 500_000).mapToObj(number -> String.valueOf(reason("unsteady", 0))).collect(Collectors.toSet());
        } catch (RuntimeException e) {
            return Set.of(e.toString());
        } finally {
            isOver.set(true);
        }
    }

    private static void refuse(String topic, int task) {
        Refusals.refused(CopiedRecord.of(recordOf(topic, 0)), new RecordTooLargeException("too large"), task);
    }

    private static List<Integer> restarts() {
        List<Integer> tasks = new ArrayList<>();
        for (Integer task = Refusals.nextTaskToRestart(); task != null; task = Refusals.nextTaskToRestart()) {
            tasks.add(task);
        }
        return tasks;
    }

    private static List<String> asked() {
        List<String> asked = List.copyOf(ASKED);
        ASKED.clear();
        return asked;
    }

    private static List<String> names(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::toString).sorted().collect(Collectors.toList());
    }

    private static void after(Duration time) {
        Refusals.clock = Clock.fixed(START.plus(time), ZoneOffset.UTC);
    }

    private static final Instant START = Instant.now();

    private static void tell(String what, Object seen) {
        System.out.println(what + ": " + seen);
    }
}
