import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.storage.internals.log.LogConfig;

/** Prints every setting of a topic that this Kafka knows, then whether it takes each name, and whether two names are one for it. */
class CheckTopics {
    public static void main(String[] names) {
        LogConfig.configNames().forEach((setting) -> System.out.println("setting\t" + setting));
        for (String name : names) {
            System.out.println("name\t" + name + "\t" + isValid(name));
            for (String other : names) {
                System.out.println("collision\t" + name + "\t" + other + "\t" + Topic.hasCollision(name, other));
            }
        }
    }

    private static boolean isValid(String name) {
        try {
            Topic.validate(name);
            return true;
        } catch (InvalidTopicException refused) {
            return false;
        }
    }
}
