import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Writes records, and reads them again. */
class Records {
  private final Clients clients;

  Records(Clients clients) {
    this.clients = clients;
  }

  /** Returns when every record, a [key, value, headers], is acknowledged. */
  Object write(JsonNode request) throws Exception {
    try (var producer = clients.producer()) {
      var sent = new ArrayList<Future<RecordMetadata>>();
      for (JsonNode each : request.get("records")) {
        var record = new ProducerRecord<>(request.get("topic").asText(), textOrNull(each.get(0)), textOrNull(each.get(1)));
        each.get(2).forEach((header) -> record.headers().add(header.get(0).asText(), bytesOrNull(header.get(1))));
        sent.add(producer.send(record));
      }
      for (var each : sent) {
        each.get();
      }
      return sent.size();
    }
  }

  /** Everything that topics hold now, in the order of each partition. */
  Object read(JsonNode request) {
    try (var consumer = clients.consumer(null)) {
      var ends = ends(consumer, Clients.strings(request.get("topics")));
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      return untilPositions(consumer, ends, Records::describe);
    }
  }

  /** The values, without blanks around them, of what a topic holds now from certain offsets on. */
  Object values(JsonNode request) {
    try (var consumer = clients.consumer(null)) {
      var topic = request.get("topic").asText();
      var ends = ends(consumer, List.of(topic));
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      request.get("from").forEach((position) -> consumer.seek(new TopicPartition(topic, position.get(1).asInt()), position.get(2).asLong()));
      return untilPositions(consumer, ends, (record) -> record.value().strip());
    }
  }

  /** As a member of a group, from its positions to a share of what each partition holds; then it commits and leaves. */
  Object readAs(JsonNode request) {
    try (var consumer = clients.consumer(request.get("group").asText())) {
      var topics = Clients.strings(request.get("topics"));
      var ends = ends(consumer, topics);
      ends.replaceAll((partition, end) -> (long) (end * request.get("share").asDouble()));
      consumer.subscribe(topics);
      var read = untilPositions(consumer, ends, Records::describe);
      consumer.commitSync(ends.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, (end) -> new OffsetAndMetadata(end.getValue()))));
      return read;
    }
  }

  private static List<Object> untilPositions(
      Consumer<String, String> consumer, Map<TopicPartition, Long> ends, Function<ConsumerRecord<String, String>, Object> result) {
    var read = new ArrayList<>();
    while (!consumer.assignment().containsAll(ends.keySet())
        || ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
      for (var each : consumer.poll(Duration.ofMillis(200))) {
        if (each.offset() < ends.get(new TopicPartition(each.topic(), each.partition()))) {
          read.add(result.apply(each));
        }
      }
    }
    return read;
  }

  private static Object describe(ConsumerRecord<String, String> read) {
    var headers = new ArrayList<>();
    read.headers().forEach((header) -> headers.add(Arrays.asList(
      header.key(), header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8))));
    return Arrays.asList(read.topic(), read.partition(), read.offset(), read.timestamp(), read.key(), read.value(), headers);
  }

  private static Map<TopicPartition, Long> ends(Consumer<String, String> consumer, List<String> topics) {
    return new HashMap<>(consumer.endOffsets(topics.stream().flatMap((topic) -> consumer.partitionsFor(topic).stream())
      .map((info) -> new TopicPartition(info.topic(), info.partition())).collect(Collectors.toList())));
  }

  private static String textOrNull(JsonNode text) {
    return text.isNull() ? null : text.asText();
  }

  private static byte[] bytesOrNull(JsonNode text) {
    return text.isNull() ? null : text.asText().getBytes(StandardCharsets.UTF_8);
  }
}
