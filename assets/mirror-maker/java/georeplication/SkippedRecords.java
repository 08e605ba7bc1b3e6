package georeplication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;

/** Ranges of offsets of the source that are not to be copied. */
final class SkippedRecords {
    private static final Pattern ITEM = Pattern.compile("([^:]+):(\\d+):(\\d+)(?:-(\\d+))?");

    private record Range(long first, long last) {}

    private final Map<TopicPartition, List<Range>> ranges = new HashMap<>();

    private SkippedRecords() {}

    /** Reads topic:partition:offset and topic:partition:first-last, separated by commas. */
    static SkippedRecords parse(String text) {
        SkippedRecords records = new SkippedRecords();
        if (!text.isBlank()) {
            for (String item : text.split(",", -1)) {
                records.add(item.trim());
            }
        }
        return records;
    }

    private void add(String item) {
        Matcher parts = ITEM.matcher(item);
        if (!parts.matches()) {
            throw new ConfigException("A record to skip must be topic:partition:offset or topic:partition:first-last, got " + item);
        }
        Range range;
        TopicPartition partition;
        try {
            long first = Long.parseLong(parts.group(3));
            range = new Range(first, parts.group(4) == null ? first : Long.parseLong(parts.group(4)));
            partition = new TopicPartition(parts.group(1), Integer.parseInt(parts.group(2)));
        } catch (NumberFormatException e) {
            throw new ConfigException("A record to skip must have a partition and offsets that Kafka can count to, got " + item);
        }
        if (range.last < range.first) {
            throw new ConfigException("Records to skip must end where they begin or later, got " + item);
        }
        ranges.computeIfAbsent(partition, each -> new ArrayList<>()).add(range);
    }

    /** The first offset behind the range that an offset is in, if it is in one. */
    OptionalLong behind(TopicPartition source, long offset) {
        return ranges.getOrDefault(source, List.of()).stream().filter(range -> range.first <= offset && offset <= range.last).mapToLong(range -> range.last + 1).max();
    }
}
