import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.connect.mirror.DefaultGroupFilter;
import org.apache.kafka.connect.mirror.DefaultTopicFilter;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.ReplicationPolicy;
import org.apache.kafka.connect.mirror.SourceAndTarget;

/**
 * Reads a flow and a name a line (source, target, policy, topics, topics.exclude, name; or groups, groups.exclude, name), and
 * prints what MirrorMaker calls the copy, or "-" where it makes none; of a group whether it carries it over.
 */
class CheckCopying {
    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split("\t", -1);
            System.out.println(words.length == 3 ? syncs(words[0], words[1], words[2]) : copies(words));
        }
    }

    private static boolean syncs(String groups, String exclude, String group) {
        DefaultGroupFilter filter = new DefaultGroupFilter();
        filter.configure(Map.of("groups", groups, "groups.exclude", exclude));
        return filter.shouldReplicateGroup(group);
    }

    private static String copies(String[] words) throws Exception {
        ReplicationPolicy policy = (ReplicationPolicy) Class.forName(words[2]).getDeclaredConstructor().newInstance();
        ((Configurable) policy).configure(Map.of("source.cluster.alias", words[0]));
        DefaultTopicFilter filter = new DefaultTopicFilter();
        filter.configure(Map.of("topics", words[3], "topics.exclude", words[4]));
        MirrorSourceConnector connector = new MirrorSourceConnector();
        set(connector, "sourceAndTarget", flow(words[0], words[1]));
        set(connector, "replicationPolicy", policy);
        set(connector, "topicFilter", filter);
        set(connector, "heartbeatsReplicationEnabled", true);
        Method copied = MirrorSourceConnector.class.getDeclaredMethod("shouldReplicateTopic", String.class);
        copied.setAccessible(true);
        return (boolean) copied.invoke(connector, words[5]) ? policy.formatRemoteTopic(words[0], words[5]) : "-";
    }

    private static SourceAndTarget flow(String source, String target) throws Exception {
        Constructor<SourceAndTarget> made = SourceAndTarget.class.getDeclaredConstructor(String.class, String.class);
        made.setAccessible(true);
        return made.newInstance(source, target);
    }

    private static void set(Object object, String name, Object value) throws Exception {
        try {
            Field field = object.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(object, value);
        } catch (NoSuchFieldException older) {
            // An older Kafka always replicates heartbeats.
            if (!name.equals("heartbeatsReplicationEnabled")) {
                throw older;
            }
        }
    }
}
