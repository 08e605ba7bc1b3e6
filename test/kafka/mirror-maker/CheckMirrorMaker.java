import java.io.FileInputStream;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.mirror.DefaultConfigPropertyFilter;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConfig;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConnector;
import org.apache.kafka.connect.mirror.MirrorMakerConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.SourceAndTarget;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.runtime.rest.RestServerConfig;
import org.apache.kafka.storage.internals.log.LogConfig;

/**
 * Reads each mm2.properties that is named as MirrorMaker does, down to the clients of both clusters, and prints what it finds:
 * a file, a tab, and a problem, or what a client logs in as.
 */
class CheckMirrorMaker {
    private static final List<Class<?>> CONNECTORS =
        List.of(MirrorSourceConnector.class, MirrorCheckpointConnector.class, MirrorHeartbeatConnector.class);

    private final String file;
    private final Map<String, String> text = new TreeMap<>();
    private final Map<String, ConfigDef.ConfigKey> connectorKeys = new HashMap<>();

    public static void main(String[] files) throws Exception {
        for (String file : files) {
            CheckMirrorMaker check = new CheckMirrorMaker(file);
            try {
                check.run();
            } catch (Exception refusal) {
                check.say("refused: " + refusal.getMessage());
            }
        }
    }

    private CheckMirrorMaker(String file) throws Exception {
        this.file = file;
        Properties properties = new Properties();
        try (InputStream stream = new FileInputStream(file)) {
            properties.load(stream);
        }
        properties.forEach((key, value) -> text.put((String) key, (String) value));
        for (Class<?> config : List.of(MirrorSourceConfig.class, MirrorCheckpointConfig.class, MirrorHeartbeatConfig.class)) {
            Field definition = config.getDeclaredField("CONNECTOR_CONFIG_DEF");
            definition.setAccessible(true);
            connectorKeys.putAll(((ConfigDef) definition.get(null)).configKeys());
        }
        // What the worker reads of every source connector, which all three are.
        connectorKeys.putAll(SourceConnectorConfig.configDef().configKeys());
    }

    private void run() throws Exception {
        MirrorMakerConfig config = new MirrorMakerConfig(text);
        List<SourceAndTarget> flows = config.clusterPairs();
        if (flows.size() != 1) {
            say("flows: " + flows);
            return;
        }
        SourceAndTarget flow = flows.get(0);
        say("flow: " + flow);
        DistributedConfig worker = new DistributedConfig(config.workerConfig(flow));
        // As the two look for plugins: MirrorMakerConfig once for itself, then each worker.
        say("plugins: " + WorkerConfig.pluginDiscovery(config.originalsStrings()) + ", " + WorkerConfig.pluginDiscovery(config.workerConfig(flow)));
        Map<Class<?>, Map<String, String>> connectors = new HashMap<>();
        for (Class<?> connector : CONNECTORS) {
            connectors.put(connector, resolved(worker, config.connectorBaseConfig(flow, connector)));
        }
        MirrorSourceConfig source = new MirrorSourceConfig(connectors.get(MirrorSourceConnector.class));
        new MirrorCheckpointConfig(connectors.get(MirrorCheckpointConnector.class));
        new MirrorHeartbeatConfig(connectors.get(MirrorHeartbeatConnector.class));
        DefaultConfigPropertyFilter settings = new DefaultConfigPropertyFilter();
        settings.configure(connectors.get(MirrorSourceConnector.class));
        List<String> copied = new ArrayList<>(new TreeSet<>(LogConfig.configNames()));
        copied.removeIf((setting) -> !settings.shouldReplicateConfigProperty(setting));
        say("copied settings: " + String.join(" ", copied));

        Map<String, Object> consumer = clientOf(source, "sourceConsumerConfig");
        consumer.put("key.deserializer", ByteArrayDeserializer.class);
        consumer.put("value.deserializer", ByteArrayDeserializer.class);
        Map<String, Object> producer = new HashMap<>(worker.originalsWithPrefix("producer."));
        producer.put("bootstrap.servers", worker.getList("bootstrap.servers"));
        producer.put("key.serializer", ByteArraySerializer.class);
        producer.put("value.serializer", ByteArraySerializer.class);
        Map<String, Object> sourceAdmin = clientOf(source, "sourceAdminConfig");
        Map<String, Object> targetAdmin = clientOf(source, "targetAdminConfig");

        text.keySet().forEach((key) -> {
            String from = flow.source() + ".";
            String to = flow.target() + ".";
            if (key.contains("->")) {
                flowKey(key, key.substring(key.indexOf('.') + 1), flow, connectors);
            } else if (key.startsWith(from + "consumer.")) {
                arrives(key, key.substring(from.length() + 9), ConsumerConfig.configDef().configKeys(), consumer);
            } else if (key.startsWith(from + "admin.")) {
                arrives(key, key.substring(from.length() + 6), AdminClientConfig.configDef().configKeys(), sourceAdmin);
            } else if (key.startsWith(to + "producer.")) {
                arrives(key, key.substring(to.length() + 9), ProducerConfig.configDef().configKeys(), producer);
            } else if (key.startsWith(to + "admin.")) {
                arrives(key, key.substring(to.length() + 6), AdminClientConfig.configDef().configKeys(), targetAdmin);
            } else if (key.startsWith(from)) {
                known(key, key.substring(from.length()), AdminClientConfig.configDef().configKeys());
            } else if (key.startsWith(to)) {
                arrives(key, key.substring(to.length()), keysOf(worker), worker.originals());
            } else {
                topLevelKey(key, config, worker, connectors);
            }
        });
        if (config.enableInternalRest()) {
            RestServerConfig rest = RestServerConfig.forInternal(config.originals());
            say("internal REST: " + rest.listeners() + " as " + rest.advertisedHostName());
        }
        if (worker.exactlyOnceSourceEnabled()) {
            say("exactly once: " + new MirrorSourceConnector().exactlyOnceSupport(connectors.get(MirrorSourceConnector.class)));
        }
        login("source consumer", new ConsumerConfig(consumer));
        login("target producer", new ProducerConfig(producer));
        login("source admin", new AdminClientConfig(sourceAdmin));
        login("target admin", new AdminClientConfig(targetAdmin));
        // RestartingMirrorMaker's own, which asks for partitions.
        login("partition look-up", new AdminClientConfig(config.clientConfig(flow.target()).adminConfig()));
        login("worker", new AdminClientConfig(worker.originals()));
    }

    /** A setting of a flow must reach a connector, if the flow is on. */
    private void flowKey(String key, String name, SourceAndTarget flow, Map<Class<?>, Map<String, String>> connectors) {
        if (name.startsWith("producer.override.")) {
            known(key, name.substring("producer.override.".length()), ProducerConfig.configDef().configKeys());
        } else if (!name.startsWith("transforms.")) {
            known(key, name, connectorKeys);
        }
        if (key.startsWith(flow + ".") && connectors.values().stream().noneMatch((read) -> text.get(key).equals(read.get(name)))) {
            say("lost: " + key);
        }
    }

    private void topLevelKey(String key, MirrorMakerConfig config, DistributedConfig worker, Map<Class<?>, Map<String, String>> connectors) {
        ConfigDef rest = new ConfigDef();
        RestServerConfig.addInternalConfig(rest);
        boolean toRest = config.enableInternalRest() && rest.names().contains(key);
        boolean toAll = connectorKeys.containsKey(key)
            && connectors.values().stream().allMatch((read) -> text.get(key).equals(read.get(key)));
        boolean toWorker = key.startsWith("config.providers.") && text.get(key).equals(worker.originals().get(key));
        boolean toFirstScan = key.equals(WorkerConfig.PLUGIN_DISCOVERY_CONFIG);
        if (!toRest && !toAll && !toWorker && !toFirstScan) {
            known(key, key, keysOf(config));
        }
    }

    private void known(String key, String name, Map<String, ConfigDef.ConfigKey> keys) {
        ConfigDef.ConfigKey definition = keys.get(name);
        if (definition == null) {
            say("unknown: " + key);
        } else if (definition.documentation != null && definition.documentation.matches("(?is)\\W*(<p>)?\\W*deprecated.*")) {
            say("deprecated: " + key);
        }
    }

    private void arrives(String key, String name, Map<String, ConfigDef.ConfigKey> keys, Map<String, ?> read) {
        known(key, name, keys);
        if (!text.get(key).contains("${") && !text.get(key).equals(String.valueOf(read.get(name)))) {
            say("lost: " + key + " is " + read.get(name));
        }
    }

    /** As the worker resolves the references of a connector: by the worker's providers. */
    private static Map<String, String> resolved(DistributedConfig worker, Map<String, String> connector) {
        Map<String, Object> both = new HashMap<>(worker.originalsWithPrefix("config.providers", false));
        both.putAll(connector);
        Map<String, Object> values = new AbstractConfig(new ConfigDef(), both, false).originals();
        Map<String, String> result = new HashMap<>();
        connector.keySet().forEach((key) -> result.put(key, String.valueOf(values.get(key))));
        return result;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> clientOf(MirrorSourceConfig config, String method) throws Exception {
        Class<?> owner = config.getClass();
        while (owner != null) {
            for (Method found : owner.getDeclaredMethods()) {
                // An overload takes the settings themselves, and the order of methods is not defined.
                if (found.getName().equals(method) && List.of(found.getParameterTypes()).equals(List.of(String.class))) {
                    found.setAccessible(true);
                    return new HashMap<>((Map<String, Object>) found.invoke(config, "check"));
                }
            }
            owner = owner.getSuperclass();
        }
        throw new NoSuchMethodException(method);
    }

    private static Map<String, ConfigDef.ConfigKey> keysOf(AbstractConfig config) {
        try {
            Field definition = AbstractConfig.class.getDeclaredField("definition");
            definition.setAccessible(true);
            return ((ConfigDef) definition.get(config)).configKeys();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void login(String client, AbstractConfig config) {
        Map<String, ?> options = JaasContext.loadClientContext(config.values()).configurationEntries().get(0).getOptions();
        say(String.join(" ", client + ":", config.getString("security.protocol"), config.getString("sasl.mechanism"),
            shown(options.get("username")) + "/" + shown(options.get("password")), "at", String.join(",", config.getList("bootstrap.servers"))));
    }

    /** On one line, without the mark that parts a file from what is said of it. */
    private static String shown(Object text) {
        return String.valueOf(text).replace("\n", "<newline>").replace("\t", "<tab>");
    }

    private void say(String what) {
        System.out.println(file + "\t" + what);
    }
}
