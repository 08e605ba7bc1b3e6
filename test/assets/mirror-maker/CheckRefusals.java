package georeplication;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.distributed.NotAssignedException;
import org.apache.kafka.connect.runtime.distributed.NotLeaderException;
import org.apache.kafka.connect.runtime.distributed.RebalanceNeededException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.util.Callback;

/** Tells what the classes of MirrorMaker's image do, one line each, with Kafka's classes but without a broker. */
public final class CheckRefusals {
    private static final int RECORDS = 6;
    private static final String CLIENT = "connector-producer-MirrorSourceConnector-4";

    /** What a task makes anew when it starts. */
    private static final class Task {
        private final RefusedRecordFilter filter = new RefusedRecordFilter();
        private final RefusalInterceptor interceptor = new RefusalInterceptor();

        Task(String skipRecords) {
            filter.configure(skipRecords == null ? Map.of() : Map.of("skip.records", skipRecords));
            interceptor.configure(Map.of("client.id", CLIENT));
        }

        static Task withTransactions() {
            Task task = new Task(null);
            task.interceptor.configure(Map.of("client.id", CLIENT, "transactional.id", "primary-mm2-MirrorSourceConnector-4"));
            return task;
        }

        /** What Connect writes with the same producer when a transaction ends. */
        void commit() {
            interceptor.onSend(new ProducerRecord<>("mm2-offsets.primary.internal", 0, null, null, new byte[0]));
        }

        /** Whether a record went on to the producer. */
        boolean send(String topic, long offset) {
            SourceRecord record = recordOf(topic, offset);
            boolean isSent = filter.apply(record) != null;
            if (isSent) {
                interceptor.onSend(new ProducerRecord<>(record.topic(), 0, null, null, new byte[0]));
            }
            return isSent;
        }

        /** The offsets that went on to the producer, and were answered. */
        String copy(String topic) throws Exception {
            return IntStream.range(0, RECORDS).filter(offset -> send(topic, offset)).peek(offset -> later(topic, null)).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        }

        void answer(String topic, Exception error) {
            interceptor.onAcknowledgement(new RecordMetadata(new TopicPartition("primary." + topic, 0), -1, 0, -1, 0, 0), error);
        }

        /** From the thread of the producer. */
        void later(String topic, Exception error) {
            Thread thread = new Thread(() -> answer(topic, error));
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Task first = new Task(null);
        SourceRecord heartbeat = new SourceRecord(Map.of("sourceClusterAlias", "primary"), Map.of("offset", 0L), "heartbeats", 0, null, new byte[0], null, new byte[0], 0L);
        tell("records of other connectors", first.filter.apply(heartbeat) == heartbeat);

        tell("skipped", new Task("skipped:0:1,skipped:0:3-4,skipped:1:5,other:0:0").copy("skipped") + ", counted " + gauge("type=skipped-records"));

        first.send("orders", 0);
        first.send("orders", 1);
        first.send("orders", 2);
        first.later("orders", null);
        first.later("orders", new RecordTooLargeException("too large"));
        first.later("orders", null);
        tell("the task that had it", first.copy("orders"));
        tell("tasks to restart", Refusals.nextTaskToRestart() + " " + Refusals.nextTaskToRestart());
        tell("held partitions", gauge("type=held-partitions") + " at " + gauge("type=held-partition,topic=primary.orders,partition=0"));
        Task second = new Task(null);
        tell("the next task", second.copy("orders"));
        tell("another partition", second.copy("bills"));

        tell("tried again at once", Refusals.tryAgain());
        after(Duration.ofMinutes(6));
        tell("tried again after minutes", Refusals.tryAgain());
        tell("the task before", second.copy("orders").isEmpty());
        Task third = new Task(null);
        tell("nothing behind it", third.send("orders", 1) + " " + third.send("orders", 2));
        third.later("orders", new RecordTooLargeException("still too large"));
        after(Duration.ofMinutes(12));
        tell("after twice as long", Refusals.tryAgain());
        after(Duration.ofMinutes(17));
        tell("and then", Refusals.tryAgain());
        Task fourth = new Task(null);
        fourth.send("orders", 1);
        Refusals.nextTaskToRestart();
        fourth.later("orders", null);
        tell("taken", Refusals.nextTaskToRestart() + " " + gauge("type=held-partitions"));
        tell("goes on in the same task", fourth.send("orders", 2));
        tell("goes on in the next task", new Task(null).copy("orders"));

        Task refusing = new Task(null);
        refusing.send("left", 0);
        refusing.send("left", 1);
        refusing.later("left", null);
        refusing.later("left", new RecordTooLargeException("too large"));
        Refusals.nextTaskToRestart();
        tell("held and left out", new Task("left:0:1").copy("left") + ", held " + gauge("type=held-partitions"));

        Task own = new Task(null);
        own.send("own", 0);
        own.send("own", 1);
        own.answer("own", new RecordTooLargeException("too large for the producer"));
        own.later("own", null);
        tell("refused by the producer itself", gauge("type=held-partition,topic=primary.own,partition=0"));
        after(Duration.ofMinutes(30));
        Refusals.tryAgain();
        tell("gone from the source", new Task(null).send("own", 5) + " " + gauge("type=held-partitions"));

        Task early = new Task(null);
        early.send("early", 2);
        early.later("early", new RecordTooLargeException("too large"));
        Refusals.nextTaskToRestart();
        Task nextEarly = new Task(null);
        nextEarly.send("early", 1);
        nextEarly.later("early", new RecordTooLargeException("before the held one"));
        tell("refused before the held one", gauge("type=held-partition,topic=primary.early,partition=0") + ", restarts " + Refusals.nextTaskToRestart());
        after(Duration.ofMinutes(60));
        Refusals.tryAgain();
        new Task(null).send("early", 1);
        tell("a try without an answer", Refusals.tryAgain() + " " + new Task(null).send("early", 1));
        after(Duration.ofMinutes(120));
        tell("and after the same time", Refusals.tryAgain() + " " + new Task(null).send("early", 1));
        after(Duration.ofMinutes(200));
        Refusals.tryAgain();
        Task throwing = new Task(null);
        throwing.send("early", 1);
        throwing.answer("early", new TimeoutException("no metadata in time"));
        tell("a try that the producer could not take", throwing.send("early", 1) + " " + throwing.send("early", 2) + " " + throwing.send("early", 1));
        Refusals.release(new TopicPartition("primary.early", 0));

        Task exact = Task.withTransactions();
        exact.send("exact", 0);
        exact.commit();
        exact.later("exact", null);
        exact.send("exact", 1);
        exact.send("innocent", 0);
        exact.later("exact", new RecordTooLargeException("too large"));
        exact.later("innocent", new RecordTooLargeException("the transaction ends"));
        tell("with transactions", gauge("type=held-partition,topic=primary.exact,partition=0") + " " + gauge("type=held-partition,topic=primary.innocent,partition=0"));
        Refusals.release(new TopicPartition("primary.exact", 0));
        Task denied = Task.withTransactions();
        denied.send("innocent", 0);
        denied.send("denied", 0);
        TopicAuthorizationException error = new TopicAuthorizationException(Set.of("primary.denied"));
        denied.later("innocent", error);
        denied.later("denied", error);
        tell("one of several topics", gauge("type=held-partition,topic=primary.innocent,partition=0") + " " + gauge("type=held-partition,topic=primary.denied,partition=0"));
        Refusals.release(new TopicPartition("primary.denied", 0));

        Refusals.nextTaskToRestart();
        Refusals.restart(4);
        tell("restarts", restarts(new RebalanceNeededException("expected")) + " " + restarts(null) + " " + restarts(null));
        for (Exception of : new Exception[] {new NotAssignedException("elsewhere", "http://other"), new NotLeaderException("elsewhere", "http://other"), new NotFoundException("no such task")}) {
            Refusals.restart(4);
            tell("of another process, " + of.getClass().getSimpleName(), attempts(of));
        }
        Refusals.restart(4);
        tell("a start that fails", attempts(new ConnectException("it does not start")));

        Task login = new Task(null);
        login.send("login", 0);
        login.later("login", new AuthenticationException("refused"));
        tell("not of one record", gauge("type=held-partitions"));

        Task missing = new Task(null);
        Refusals.holdWithoutCopy(CopiedRecord.of(recordOf("missing", 0)), "it is not there");
        tell("without a copy", missing.copy("missing").isEmpty() + " " + Refusals.withoutCopy());
        Refusals.release(new TopicPartition("primary.missing", 0));
        tell("with a copy, in the same task", missing.copy("missing").isEmpty());
        tell("with a copy, in the next task", new Task(null).copy("missing"));

        Refusals.Request request = new Refusals.Request("create", "primary.keys");
        Refusals.refused(request, new InvalidTopicException("it collides"));
        tell("refused topics", gauge("type=refused-topics") + " " + gauge("type=refused-topic,topic=primary.keys"));
        Refusals.accepted(request);
        tell("accepted", gauge("type=refused-topics") + " " + gauge("type=refused-topic,topic=primary.keys"));
        Refusals.refused(request, new InvalidTopicException("it collides"));
        Refusals.forgetOlderThan(Duration.ofMinutes(1));
        tell("remembered", gauge("type=refused-topics"));
        after(Duration.ofMinutes(220));
        Refusals.forgetOlderThan(Duration.ofMinutes(1));
        tell("forgotten", gauge("type=refused-topics"));

        tell("asked again", RestartingMirrorMaker.longestInterval(Map.of("a->b.refresh.topics.interval.seconds", "60", "a->b.sync.topic.configs.interval.seconds", "3600"), "a->b"));

        tell("herders", MirrorMaker.class.getDeclaredField("herders").getType().getSimpleName());
    }

    private static SourceRecord recordOf(String topic, long offset) {
        return new SourceRecord(Map.of("cluster", "primary", "topic", topic, "partition", 0), Map.of("offset", offset), "primary." + topic, 0, null, null, null, new byte[] {1}, 0L);
    }

    /** The tasks that Connect is asked to start again, if it answers like this. */
    private static List<String> restarts(Throwable answer) {
        List<String> asked = new ArrayList<>();
        Herder herder = (Herder) Proxy.newProxyInstance(Herder.class.getClassLoader(), new Class<?>[] {Herder.class}, (proxy, method, arguments) -> {
            asked.add(method.getName() + " " + arguments[0]);
            ((Callback<?>) arguments[1]).onCompletion(answer, null);
            return null;
        });
        new RestartingMirrorMaker(herder, Duration.ZERO).restartTasks();
        return asked;
    }

    /** How often a task is started, if Connect answers like this, at once and when ten seconds are over. */
    private static String attempts(Throwable answer) {
        int[] asked = {0};
        Herder herder = (Herder) Proxy.newProxyInstance(Herder.class.getClassLoader(), new Class<?>[] {Herder.class}, (proxy, method, arguments) -> {
            asked[0]++;
            ((Callback<?>) arguments[1]).onCompletion(answer, null);
            return null;
        });
        RestartingMirrorMaker tasks = new RestartingMirrorMaker(herder, Duration.ZERO);
        tasks.restartTasks();
        tasks.restartTasks();
        int before = asked[0];
        tasks.restartFailedStarts();
        return before + " and " + asked[0];
    }

    private static void after(Duration time) {
        Refusals.clock = Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
    }

    /** The value, or none without one of that name. */
    private static Object gauge(String keys) throws Exception {
        ObjectName name = new ObjectName("georeplication:" + keys);
        var server = ManagementFactory.getPlatformMBeanServer();
        return server.isRegistered(name) ? server.getAttribute(name, "Value") : "none";
    }

    private static void tell(String what, Object seen) {
        System.out.println(what + ": " + seen);
    }
}
