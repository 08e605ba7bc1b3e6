package georeplication;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.management.ObjectName;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.mirror.MirrorSourceTask;
import org.apache.kafka.connect.runtime.AbstractHerder;
import org.apache.kafka.connect.runtime.AbstractWorkerSourceTask;
import org.apache.kafka.connect.runtime.Worker;

/** Tells what becomes of a task whose consumer stands before a batch that is corrupt, offsets 3 to 5, without a broker. */
public final class CheckCorruptRecords {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final TopicPartition BILLS = new TopicPartition("bills", 0);

    private static final Instant START = Instant.now();

    private final KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(Map.of("bootstrap.servers", "127.0.0.1:1"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    private final Semaphore access = new Semaphore(1);
    private final MirrorSourceTask task = new MirrorSourceTask();

    private CheckCorruptRecords() throws ReflectiveOperationException {
        consumer.assign(List.of(ORDERS, BILLS));
        consumer.seek(ORDERS, 3);
        consumer.seek(BILLS, 7);
        BareHerder.set(task, "consumer", consumer);
        BareHerder.set(task, "consumerAccess", access);
    }

    public static void main(String[] args) throws Exception {
        var healthy = new CheckCorruptRecords();
        healthy.look("");
        tell("nothing is wrong", healthy.state());
        healthy.read(null);
        healthy.look("");
        tell("a batch is fine", healthy.state());

        CorruptRecords looks = new CorruptRecords(SkippedRecords.parse(""));
        var first = corrupt();
        looks.lookAt(BareHerder.of(2, first.task));
        tell("read again at once", Refusals.nextTaskToRestart());
        after(Duration.ofMinutes(6));
        looks.lookAt(BareHerder.of(2, first.task));
        tell("read again after minutes", Refusals.nextTaskToRestart());
        looks.lookAt(BareHerder.of(2, first.task));
        tell("and not each second", Refusals.nextTaskToRestart());
        var second = corrupt();
        looks.lookAt(BareHerder.of(2, second.task));
        tell("still corrupt", second.state());
        after(Duration.ofMinutes(12));
        looks.lookAt(BareHerder.of(2, second.task));
        tell("after the same time", Refusals.nextTaskToRestart());
        after(Duration.ofMinutes(17));
        looks.lookAt(BareHerder.of(2, second.task));
        tell("after twice as long", Refusals.nextTaskToRestart());
        looks.lookAt(BareHerder.of(2, new CheckCorruptRecords().task));
        tell("no longer corrupt", gauge("type=held-partitions"));

        var held = corrupt();
        held.access.acquire();
        Thread task = new Thread(() -> {
            sleep(300);
            tell("while its task reads", held.consumer.paused());
            held.access.release();
        });
        task.start();
        held.look("orders:0:2,orders:1:3,bills:0:3");
        task.join();
        tell("held", held.state());
        tell("gauges", gauge("type=held-partitions") + " at " + gauge("type=corrupt-partition,topic=orders,partition=0"));
        Refusals.holdWithoutCopy(new CopiedRecord(ORDERS, 17, ORDERS, null, -1, -1), "its copy has the same name");
        tell("of one name", gauge("type=held-partitions") + " at " + gauge("type=held-partition,topic=orders,partition=0") + " and " + gauge("type=corrupt-partition,topic=orders,partition=0"));
        tell("the consumer is free again", held.access.availablePermits());

        for (String skipRecords : new String[] {"orders:0:3-5", "orders:0:3-100", "orders:0:3", "orders:0:0-4"}) {
            var skipping = corrupt();
            skipping.look(skipRecords);
            tell("skip " + skipRecords, skipping.state());
        }
        for (String skipRecords : new String[] {"orders:0:3-9", "orders:0:3-100", "orders:0:3-4"}) {
            var skipping = corrupt();
            skipping.endAt(50);
            skipping.look(skipRecords);
            tell("until 50, skip " + skipRecords, skipping.state());
        }
        for (String skipRecords : new String[] {"orders:0:3-5", "orders:0:3-4", ""}) {
            var behindGap = corrupt();
            behindGap.consumer.seek(ORDERS, 1);
            behindGap.look(skipRecords);
            tell("behind a gap, skip " + skipRecords, behindGap.state());
        }
        var unknown = new CheckCorruptRecords();
        unknown.read(new KafkaException("its size is corrupt"));
        BareHerder.set(unknown.fetch(), "currentBatch", null);
        unknown.look("orders:0:3-100");
        tell("skip without a batch", unknown.state());

        tell("fields", typeOf(AbstractHerder.class, "worker") + " " + typeOf(Worker.class, "tasks") + " " + typeOf(AbstractWorkerSourceTask.class, "task"));
    }

    private static CheckCorruptRecords corrupt() throws ReflectiveOperationException {
        var check = new CheckCorruptRecords();
        check.read(new KafkaException("it is corrupt"));
        return check;
    }

    private static void after(Duration time) {
        Refusals.clock = Clock.fixed(START.plus(time), ZoneOffset.UTC);
    }

    private void look(String skipRecords) throws Exception {
        new CorruptRecords(SkippedRecords.parse(skipRecords)).lookAt(task);
    }

    /** The consumer has fetched a batch of orders, and stands before it if there is an error. */
    private void read(Exception error) throws ReflectiveOperationException {
        SimpleRecord[] three = {new SimpleRecord(new byte[1]), new SimpleRecord(new byte[1]), new SimpleRecord(new byte[1])};
        MemoryRecords records = MemoryRecords.withRecords(3L, Compression.NONE, three);
        Class<?> type = Class.forName("org.apache.kafka.clients.consumer.internals.CompletedFetch");
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Map<Class<?>, Object> arguments = Map.of(TopicPartition.class, ORDERS, PartitionData.class, new PartitionData().setRecords(records), Long.class, 3L, short.class, (short) 0);
        Object fetch = constructor.newInstance(Arrays.stream(constructor.getParameterTypes()).map(arguments::get).toArray());
        BareHerder.set(fetch, "cachedRecordException", error);
        BareHerder.set(fetch, "currentBatch", records.batches().iterator().next());
        BareHerder.set(PrivateField.of(consumer, "delegate", "fetcher", "fetchBuffer"), "nextInLineFetch", fetch);
    }

    /** What the consumer heard of the end of orders. */
    private void endAt(long offset) throws ReflectiveOperationException {
        Object subscriptions = PrivateField.of(consumer, "delegate", "subscriptions");
        Method update = subscriptions.getClass().getDeclaredMethod("updateHighWatermark", TopicPartition.class, long.class);
        update.setAccessible(true);
        update.invoke(subscriptions, ORDERS, offset);
    }

    private Object fetch() throws ReflectiveOperationException {
        return PrivateField.of(consumer, "delegate", "fetcher", "fetchBuffer", "nextInLineFetch");
    }

    private String state() {
        return "paused " + consumer.paused() + ", at " + consumer.position(ORDERS) + " and " + consumer.position(BILLS);
    }

    private static String typeOf(Class<?> type, String name) throws NoSuchFieldException {
        return type.getDeclaredField(name).getType().getSimpleName();
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object gauge(String keys) throws Exception {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName("georeplication:" + keys), "Value");
    }

    private static void tell(String what, Object seen) {
        System.out.println(what + ": " + seen);
    }
}
