import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.security.JaasContext;

/** Takes a tool's place: tells the user name and password that Kafka finds in its configuration, after a client was made with it. */
public class ReadLogin {
    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        for (int index = 0; index + 1 < args.length; index += 2) {
            if (args[index].equals("--bootstrap-server")) {
                properties.put("bootstrap.servers", args[index + 1]);
            } else if (args[index].equals("--command-config")) {
                try (FileInputStream file = new FileInputStream(args[index + 1])) {
                    properties.load(file);
                }
            }
        }
        Admin.create(properties).close(Duration.ZERO);
        Map<String, ?> options = JaasContext.loadClientContext(new AdminClientConfig(properties).values()).configurationEntries().get(0).getOptions();
        PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        output.print(options.get("username") + ":" + options.get("password"));
    }
}
