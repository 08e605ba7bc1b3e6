import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.converters.ByteArrayConverter;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.apache.kafka.storage.internals.log.LogConfig;

/** Reads lines of kind, setting and value, and prints for each what this Kafka says: taken, refused, or unknown for the setting. */
class CheckSettings {
    public static void main(String[] none) throws ReflectiveOperationException {
        Map<String, ConfigDef> settings = Map.of(
            "server", AbstractKafkaConfig.CONFIG_DEF,
            "topic", LogConfig.configDefCopy(),
            "producer", ProducerConfig.configDef(),
            "consumer", ConsumerConfig.configDef(),
            "admin", AdminClientConfig.configDef(),
            "worker", workerSettings(),
            "flow", flowSettings());
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            String[] columns = lines.nextLine().split("\t", -1);
            System.out.println(verdict(settings.get(columns[0]), columns[1], columns[2]));
        }
    }

    private static ConfigDef workerSettings() throws ReflectiveOperationException {
        Field definition = AbstractConfig.class.getDeclaredField("definition");
        definition.setAccessible(true);
        Map<String, String> least = new HashMap<>();
        for (String store : List.of("config", "offset", "status")) {
            least.put(store + ".storage.topic", store);
        }
        least.put("group.id", "group");
        least.put("bootstrap.servers", "localhost:9092");
        least.put("key.converter", ByteArrayConverter.class.getName());
        least.put("value.converter", ByteArrayConverter.class.getName());
        return (ConfigDef) definition.get(new DistributedConfig(least));
    }

    /** Of MirrorMaker's three connectors, and what the worker reads of every one. */
    private static ConfigDef flowSettings() throws ReflectiveOperationException {
        ConfigDef all = new ConfigDef(SourceConnectorConfig.configDef());
        for (Class<?> config : List.of(MirrorSourceConfig.class, MirrorCheckpointConfig.class, MirrorHeartbeatConfig.class)) {
            Field definition = config.getDeclaredField("CONNECTOR_CONFIG_DEF");
            definition.setAccessible(true);
            ((ConfigDef) definition.get(null)).configKeys().values().stream().filter((key) -> !all.names().contains(key.name)).forEach(all::define);
        }
        return all;
    }

    private static String verdict(ConfigDef settings, String name, String value) {
        ConfigDef.ConfigKey key = settings.configKeys().get(name);
        if (key == null) {
            return "unknown";
        }
        try {
            Object parsed = ConfigDef.parseType(name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(name, parsed);
            }
            return "taken";
        } catch (ConfigException refused) {
            return "refused";
        }
    }
}
