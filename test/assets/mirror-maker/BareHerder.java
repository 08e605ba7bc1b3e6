package georeplication;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.mirror.MirrorHeartbeatTask;
import org.apache.kafka.connect.mirror.MirrorSourceTask;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.util.ConnectorTaskId;

/** A worker that runs tasks, as far as it is looked at: Kafka makes the rest of it with its brokers. */
final class BareHerder {
    private BareHerder() {}

    /** One with a task for each number, which copies these partitions. */
    static Herder of(Map<Integer, String> partitions) {
        ConcurrentHashMap<ConnectorTaskId, Object> tasks = new ConcurrentHashMap<>();
        partitions.forEach((number, names) -> tasks.put(sourceTask(number), workerTask(new MirrorSourceTask(), names)));
        return running(tasks);
    }

    /** One with a single task. */
    static Herder of(int number, MirrorSourceTask task) {
        return running(new ConcurrentHashMap<>(Map.of(sourceTask(number), workerTask(task, "orders-0"))));
    }

    private static ConnectorTaskId sourceTask(int number) {
        return new ConnectorTaskId("MirrorSourceConnector", number);
    }

    private static Herder running(ConcurrentHashMap<ConnectorTaskId, Object> tasks) {
        tasks.put(new ConnectorTaskId("MirrorHeartbeatConnector", 0), workerTask(new MirrorHeartbeatTask(), ""));
        try {
            Worker worker = bare(Worker.class);
            set(worker, "tasks", tasks);
            Herder herder = bare(StandaloneHerder.class);
            set(herder, "worker", worker);
            return herder;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object workerTask(SourceTask task, String partitions) {
        try {
            Object worker = bare(Class.forName("org.apache.kafka.connect.runtime.WorkerSourceTask"));
            set(worker, "task", task);
            set(worker, "taskConfig", Map.of("task.assigned.partitions", partitions));
            return worker;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T bare(Class<T> type) throws ReflectiveOperationException {
        Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return type.cast(((sun.misc.Unsafe) field.get(null)).allocateInstance(type));
    }

    static void set(Object holder, String name, Object value) throws ReflectiveOperationException {
        for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredFields()).anyMatch(each -> each.getName().equals(name))) {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                field.set(holder, value);
                return;
            }
        }
        throw new NoSuchFieldException(holder.getClass().getName() + "." + name);
    }
}
