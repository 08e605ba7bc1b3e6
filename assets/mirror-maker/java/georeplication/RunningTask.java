package georeplication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.mirror.MirrorSourceTask;
import org.apache.kafka.connect.runtime.AbstractWorkerSourceTask;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.util.ConnectorTaskId;

/**
 * A task that copies records in this process, and the partitions of the source that it copies. Kafka Connect tells which tasks
 * there are, and not which of them are here: it keeps those to itself.
 */
record RunningTask(int number, MirrorSourceTask task, Set<TopicPartition> partitions) {
    /** As MirrorSourceConnector calls it. */
    private static final String PARTITIONS = "task.assigned.partitions";

    static List<RunningTask> of(Herder herder) throws ReflectiveOperationException {
        List<RunningTask> tasks = new ArrayList<>();
        for (Map.Entry<?, ?> worker : ((Map<?, ?>) PrivateField.of(herder, "worker", "tasks")).entrySet()) {
            if (worker.getValue() instanceof AbstractWorkerSourceTask && PrivateField.of(worker.getValue(), "task") instanceof MirrorSourceTask task) {
                Map<?, ?> configuration = (Map<?, ?>) PrivateField.of(worker.getValue(), "taskConfig");
                tasks.add(new RunningTask(((ConnectorTaskId) worker.getKey()).task(), task, partitionsIn(configuration)));
            }
        }
        return tasks;
    }

    private static Set<TopicPartition> partitionsIn(Map<?, ?> configuration) {
        Object partitions = configuration == null ? null : configuration.get(PARTITIONS);
        return partitions == null ? Set.of() : Arrays.stream(partitions.toString().split(",")).map(RunningTask::partitionIn).collect(Collectors.toSet());
    }

    private static TopicPartition partitionIn(String text) {
        int dash = text.lastIndexOf('-');
        return new TopicPartition(text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)));
    }
}
