import java.util.Scanner;
import org.slf4j.LoggerFactory;

/** Logs each line that it reads. */
class WriteLog {
    public static void main(String[] none) {
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            LoggerFactory.getLogger("org.apache.kafka.clients.consumer.ConsumerConfig").info(lines.nextLine());
        }
    }
}
