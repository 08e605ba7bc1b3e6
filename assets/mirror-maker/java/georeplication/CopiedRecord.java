package georeplication;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;

/** What may be said of a record that MirrorMaker copies: where it stands on the source, and sizes; nothing of its contents. */
record CopiedRecord(TopicPartition source, long offset, TopicPartition copy, Long timestamp, int keySize, int valueSize) {
    /** A record of MirrorSourceConnector, or null: those of MirrorMaker's other connectors stand in no partition of the source. */
    static CopiedRecord of(SourceRecord record) {
        Map<String, ?> partition = record.sourcePartition();
        if (partition == null || !partition.containsKey("cluster") || !(record.sourceOffset().get("offset") instanceof Number offset)) {
            return null;
        }
        return new CopiedRecord(
            new TopicPartition((String) partition.get("topic"), ((Number) partition.get("partition")).intValue()),
            offset.longValue(),
            new TopicPartition(record.topic(), record.kafkaPartition()),
            record.timestamp(),
            sizeOf(record.key()),
            sizeOf(record.value()));
    }

    /** -1 for none. */
    private static int sizeOf(Object bytes) {
        return bytes instanceof byte[] array ? array.length : -1;
    }

    @Override
    public String toString() {
        return "topic " + source.topic() + ", partition " + source.partition() + ", offset " + offset + ", timestamp " + timestamp
            + ", key of " + inWords(keySize) + ", value of " + inWords(valueSize);
    }

    private static String inWords(int size) {
        return size < 0 ? "null" : size + " bytes";
    }
}
