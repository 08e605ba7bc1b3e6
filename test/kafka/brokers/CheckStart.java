import java.util.Properties;
import java.util.Scanner;
import kafka.server.KafkaConfig;

/** Reads lines of settings and values in turn, and prints for each whether a broker of this Kafka would start with them. */
class CheckStart {
    public static void main(String[] none) {
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            String[] columns = lines.nextLine().split("\t", -1);
            Properties settings = broker();
            for (int i = 0; i + 1 < columns.length; i += 2) {
                settings.put(columns[i], columns[i + 1]);
            }
            System.out.println("verdict " + verdict(settings));
        }
    }

    private static Properties broker() {
        Properties settings = new Properties();
        settings.put("process.roles", "broker");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "2@localhost:9093");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://localhost:9092");
        return settings;
    }

    private static String verdict(Properties settings) {
        try {
            new KafkaConfig(settings);
            return "taken";
        } catch (IllegalArgumentException refused) {
            return "refused";
        }
    }
}
