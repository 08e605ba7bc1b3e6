package georeplication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.source.SourceRecord;

/** Tells what skipRecords leaves out, and what the log says of it. */
public final class CheckSkippedRecords {
    public static void main(String[] args) {
        for (String text : args) {
            tell("skip '" + text + "'", refusalOf(text));
        }

        RefusedRecordFilter task = filter("orders:0:1-1000000,orders:1:5-9,orders:1:12,bills:0:0-3,bills:1:0-3,returns:0:0-100");
        int sent = 0;
        for (long offset = 0; offset < 1_000_003; offset++) {
            sent += send(task, "orders", 0, offset);
        }
        tell("sent", sent);

        // A transaction ends at 9, and compaction took 6.
        for (long offset : new long[] {4, 5, 7, 8, 10, 12, 13}) {
            tell("orders-1 at " + offset, send(task, "orders", 1, offset));
        }

        Instant start = Instant.now();
        for (int minute = 0; minute < 4; minute++) {
            Refusals.clock = Clock.fixed(start.plus(Duration.ofSeconds(50L * minute)), ZoneOffset.UTC);
            send(task, "bills", 0, minute);
            tell("minute", minute);
        }

        SkippedRecordsLog.sayOld();
        send(task, "bills", 1, 0);
        send(task, "bills", 1, 1);
        SkippedRecordsLog.sayOld();
        tell("nothing comes", "for a while");
        Refusals.clock = Clock.fixed(start.plus(Duration.ofSeconds(250)), ZoneOffset.UTC);
        SkippedRecordsLog.sayOld();
        SkippedRecordsLog.sayOld();
        tell("nothing comes", "for a minute");

        send(task, "returns", 0, 0);
        send(task, "returns", 0, 1);
        tell("the task", "ends");
        task.close();
        tell("all", "said");
        Refusals.clock = Clock.fixed(start.plus(Duration.ofSeconds(500)), ZoneOffset.UTC);
        SkippedRecordsLog.sayOld();
        tell("nothing", "is said twice");
    }

    private static RefusedRecordFilter filter(String skipRecords) {
        RefusedRecordFilter filter = new RefusedRecordFilter();
        filter.configure(Map.of("skip.records", skipRecords));
        return filter;
    }

    /** 1 for a record that went on to the producer. */
    private static int send(RefusedRecordFilter task, String topic, int partition, long offset) {
        return task.apply(new SourceRecord(Map.of("cluster", "primary", "topic", topic, "partition", partition), Map.of("offset", offset),
            "primary." + topic, partition, null, null, null, new byte[] {1}, 1000 + offset)) == null ? 0 : 1;
    }

    private static String refusalOf(String text) {
        try {
            filter(text);
            return "taken";
        } catch (ConfigException e) {
            return e.getMessage();
        }
    }

    private static void tell(String what, Object seen) {
        System.out.println(what + ": " + seen);
    }
}
