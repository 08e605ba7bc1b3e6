import java.util.Map;
import java.util.Scanner;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.apache.kafka.storage.internals.log.LogConfig;

/** Reads lines of kind, setting and value, and prints for each what this Kafka says: taken, refused, or unknown for the setting. */
class CheckSettings {
    public static void main(String[] none) {
        Map<String, ConfigDef> settings = Map.of(
            "server", AbstractKafkaConfig.CONFIG_DEF,
            "topic", LogConfig.configDefCopy(),
            "producer", ProducerConfig.configDef(),
            "consumer", ConsumerConfig.configDef(),
            "admin", AdminClientConfig.configDef());
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            String[] columns = lines.nextLine().split("\t", -1);
            System.out.println(verdict(settings.get(columns[0]), columns[1], columns[2]));
        }
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
