package georeplication;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/**
 * Tells of a task of MirrorMaker 2 as a whole what Kafka counts for each of its partitions: one MBean a task, with the sum of
 * what ends in -count and the maximum of what ends in -max. Kafka's own reporter has one for each partition, and for each
 * partition of each group: thousands, which take longer to read than a health check is patient.
 *
 * MirrorMaker makes one for each task, with the configuration of the task.
 */
public class TaskMetricsReporter implements MetricsReporter, DynamicMBean {
    private static final String PARTITIONS = "partition-count";

    /** Who speaks for a task: a task that does not end when it is told to outlives the start of the next one. */
    private static final Map<ObjectName, TaskMetricsReporter> REGISTERED = new ConcurrentHashMap<>();

    /** Those of each partition, by the name that they share. */
    private final Map<String, Map<MetricName, KafkaMetric>> metrics = new ConcurrentHashMap<>();
    private String task;
    private ObjectName name;

    @Override
    public void configure(Map<String, ?> configuration) {
        task = String.valueOf(configuration.get("task.index"));
    }

    @Override
    public void init(List<KafkaMetric> present) {
        present.forEach(this::metricChange);
    }

    @Override
    public synchronized void metricChange(KafkaMetric metric) {
        var metricName = metric.metricName();
        if (isSum(metricName.name()) || isMaximum(metricName.name())) {
            // Every client has a metric of its own that belongs to no partition.
            if (metricName.tags().containsKey("partition")) {
                metrics.computeIfAbsent(metricName.name(), (each) -> new ConcurrentHashMap<>()).put(metricName, metric);
                register(metricName.group());
            }
        }
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        metrics.getOrDefault(metric.metricName().name(), Map.of()).remove(metric.metricName());
    }

    private void register(String connector) {
        if (name == null) {
            try {
                name = new ObjectName("georeplication:type=task-metrics,connector=" + connector + ",task=" + task);
                synchronized (REGISTERED) {
                    if (REGISTERED.put(name, this) != null) {
                        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
                    }
                    ManagementFactory.getPlatformMBeanServer().registerMBean(this, name);
                }
            } catch (JMException error) {
                throw new KafkaException("Cannot register the metrics of task " + task + " of " + connector, error);
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            synchronized (REGISTERED) {
                if (name != null && REGISTERED.remove(name, this)) {
                    ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
                }
            }
        } catch (JMException error) {
            throw new KafkaException("Cannot unregister " + name, error);
        }
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        if (attribute.equals(PARTITIONS)) {
            return (double) metrics.values().stream().mapToInt(Map::size).max().orElse(0);
        }
        if (!metrics.containsKey(attribute)) {
            throw new AttributeNotFoundException(attribute);
        }
        // Not a number stands for a partition of which nothing was copied lately.
        var values = metrics.get(attribute).values().stream().mapToDouble((metric) -> (double) metric.metricValue()).filter((value) -> !Double.isNaN(value));
        return isSum(attribute) ? values.sum() : values.max().orElse(Double.NaN);
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        var list = new AttributeList();
        for (var attribute : attributes) {
            try {
                list.add(new Attribute(attribute, getAttribute(attribute)));
            } catch (AttributeNotFoundException unknown) {
                // Left out, as the interface asks for.
            }
        }
        return list;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        var attributes = Stream.concat(Stream.of(PARTITIONS), metrics.keySet().stream())
            .map((attribute) -> new MBeanAttributeInfo(attribute, double.class.getName(), "", true, false, false))
            .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(getClass().getName(), "", attributes, null, null, null);
    }

    @Override
    public void setAttribute(Attribute attribute) {
        throw new UnsupportedOperationException("These are read only");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        throw new UnsupportedOperationException("These are read only");
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException("There is nothing to call");
    }

    private static boolean isSum(String attribute) {
        return attribute.endsWith("-count");
    }

    private static boolean isMaximum(String attribute) {
        return attribute.endsWith("-max");
    }
}
