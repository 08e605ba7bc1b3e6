package org.apache.kafka.connect.mirror;

import georeplication.GaugeMBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.apache.kafka.common.TopicPartition;

/**
 * The metrics of two tasks that copy and of one for groups, as MirrorMaker makes them, in its own package. Of every partition
 * but the first a record of 10 bytes was copied: read as many milliseconds late as the partition has for a number, and there
 * twice as many late.
 *
 * Arguments: partitions of each task, groups, then settings of the flow as key=value. Ends with its input.
 */
public class ManyPartitions {
    private static final int TASKS = 2;

    public static void main(String[] arguments) throws Exception {
        int partitions = Integer.parseInt(arguments[0]);
        int groups = Integer.parseInt(arguments[1]);
        var flow = new HashMap<>(Map.of(
            "name", "flow", "connector.class", "MirrorSourceConnector", "source.cluster.alias", "primary", "target.cluster.alias", "secondary",
            "source.cluster.bootstrap.servers", "localhost:1", "target.cluster.bootstrap.servers", "localhost:1"));
        for (int index = 2; index < arguments.length; index++) {
            var setting = arguments[index].split("=", 2);
            flow.put(setting[0], setting[1]);
        }
        for (int task = 0; task < TASKS; task++) {
            copy(task, partitions, flow);
        }
        var ofGroups = new MirrorCheckpointTaskConfig(of(0, flow)).metrics();
        for (int group = 0; group < groups; group++) {
            for (int partition = 0; partition < partitions; partition++) {
                ofGroups.checkpointLatency(new TopicPartition("primary.orders", partition), "group-" + group, partition);
            }
        }
        // Under identical names a copy is called as what it copies, and both may wait.
        holds("held-partition", 17);
        holds("corrupt-partition", 3);
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static void holds(String type, long offset) throws JMException {
        GaugeMBean gauge = () -> offset;
        ManagementFactory.getPlatformMBeanServer().registerMBean(
            new StandardMBean(gauge, GaugeMBean.class), new ObjectName("georeplication:type=" + type + ",topic=orders,partition=0"));
    }

    private static void copy(int task, int partitions, Map<String, String> flow) {
        var ofTask = of(task, flow);
        ofTask.put("task.assigned.partitions", IntStream.range(0, partitions).mapToObj((partition) -> "orders-" + partition).collect(Collectors.joining(",")));
        var metrics = new MirrorSourceTaskConfig(ofTask).metrics();
        for (int partition = 1; partition < partitions; partition++) {
            var copy = new TopicPartition("primary.orders", partition);
            metrics.countRecord(copy);
            metrics.recordBytes(copy, 10);
            metrics.recordAge(copy, partition);
            metrics.replicationLatency(copy, 2 * partition);
        }
    }

    private static Map<String, String> of(int task, Map<String, String> flow) {
        var settings = new HashMap<>(flow);
        settings.put("task.index", Integer.toString(task));
        return settings;
    }
}
