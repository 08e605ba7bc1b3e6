package georeplication;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A number that the exporter of metrics finds by its name. */
public final class Gauge implements GaugeMBean {
    private final LongSupplier value;

    private Gauge(LongSupplier value) {
        this.value = value;
    }

    @Override
    public long getValue() {
        return value.getAsLong();
    }

    static void register(String keys, LongSupplier value) {
        try {
            ObjectName name = nameOf(keys);
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            if (!server.isRegistered(name)) {
                server.registerMBean(new Gauge(value), name);
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    static void unregister(String keys) {
        try {
            ObjectName name = nameOf(keys);
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectName nameOf(String keys) throws JMException {
        return new ObjectName("georeplication:" + keys);
    }
}
