package georeplication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;

/** Ranges of offsets of the source that are not to be copied. */
final class SkippedRecords {
    private record Range(long first, long last) {}

    private final Map<TopicPartition, List<Range>> ranges = new HashMap<>();

    private SkippedRecords() {}

    /** Reads topic:partition:offset and topic:partition:first-last, separated by commas. */
    static SkippedRecords parse(String text) {
        SkippedRecords records = new SkippedRecords();
        if (!text.isBlank()) {
            for (String item : text.split(",")) {
                records.add(item.trim());
            }
        }
        return records;
    }

    private void add(String item) {
        try {
            String[] parts = item.split(":");
            String[] offsets = parts[2].split("-");
            Range range = new Range(Long.parseLong(offsets[0]), Long.parseLong(offsets[offsets.length - 1]));
            ranges.computeIfAbsent(new TopicPartition(parts[0], Integer.parseInt(parts[1])), partition -> new ArrayList<>()).add(range);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new ConfigException("A record to skip must be topic:partition:offset or topic:partition:first-last, got " + item);
        }
    }

    boolean contains(CopiedRecord record) {
        return behind(record.source(), record.offset()).isPresent();
    }

    /** The first offset behind the range that an offset is in, if it is in one. */
    OptionalLong behind(TopicPartition source, long offset) {
        return ranges.getOrDefault(source, List.of()).stream().filter(range -> range.first <= offset && offset <= range.last).mapToLong(range -> range.last + 1).max();
    }
}
