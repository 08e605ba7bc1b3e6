import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Writes records, and reads them again: at once, or until it is told to stop. */
class Records {
  private final Clients clients;
  private final Map<String, Writer> writers = new ConcurrentHashMap<>();
  private final Map<String, Reader> readers = new ConcurrentHashMap<>();

  Records(Clients clients) {
    this.clients = clients;
  }

  Object call(String method, JsonNode params) throws Exception {
    switch (method) {
      case "write": return write(params);
      case "read": return read(params);
      case "values": return values(params);
      case "readAs": return readAs(params);
      case "startWriting": return writers.computeIfAbsent(name(params), (name) -> new Writer(clients, params)).begin();
      case "countWritten": return writers.get(name(params)).count();
      case "firstRefusal": return writers.get(name(params)).firstRefusal();
      case "stopWriting": return writers.remove(name(params)).end(params.get("flush").asBoolean());
      case "startReading": return readers.computeIfAbsent(name(params), (name) -> new Reader(clients, params)).begin();
      case "countRead": return readers.get(name(params)).count();
      case "stopReading": return readers.remove(name(params)).end(params.get("commit").asBoolean());
      default: throw new IllegalArgumentException("unknown method " + method);
    }
  }

  /** To each of some topics; returns when every record, a [key, value, headers], is acknowledged. Their time is now unless one is given. */
  private Object write(JsonNode params) throws Exception {
    var timestamp = params.has("timestamp") ? params.get("timestamp").asLong() : null;
    try (var producer = clients.producer(params.path("compression").asText("none"))) {
      var sent = new ArrayList<Future<RecordMetadata>>();
      for (var topic : Clients.strings(params.get("topics"))) {
        for (JsonNode each : params.get("records")) {
          var record = new ProducerRecord<>(topic, null, timestamp, textOrNull(each.get(0)), textOrNull(each.get(1)));
          each.get(2).forEach((header) -> record.headers().add(header.get(0).asText(), bytesOrNull(header.get(1))));
          sent.add(producer.send(record));
        }
      }
      for (var each : sent) {
        each.get();
      }
      return sent.size();
    }
  }

  /** Everything that topics hold now, in the order of each partition. */
  private Object read(JsonNode params) {
    try (var consumer = clients.consumer(null)) {
      var ends = ends(consumer, Clients.strings(params.get("topics")));
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      return readUntil(consumer, ends, Records::describe);
    }
  }

  /** The values, without blanks around them, of what a topic holds now from certain offsets on. */
  private Object values(JsonNode params) {
    try (var consumer = clients.consumer(null)) {
      var topic = params.get("topic").asText();
      var ends = ends(consumer, List.of(topic));
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      params.get("from").forEach((offset) -> consumer.seek(new TopicPartition(topic, offset.get(1).asInt()), offset.get(2).asLong()));
      return readUntil(consumer, ends, (record) -> record.value().strip());
    }
  }

  /** As a member of a group, from its offsets to a fraction of what each partition holds; then it commits and leaves. */
  private Object readAs(JsonNode params) {
    try (var consumer = clients.consumer(params.get("group").asText())) {
      var topics = Clients.strings(params.get("topics"));
      var ends = ends(consumer, topics);
      ends.replaceAll((partition, end) -> (long) (end * params.get("fraction").asDouble()));
      consumer.subscribe(topics);
      var read = readUntil(consumer, ends, Records::describe);
      consumer.commitSync(ends.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, (end) -> new OffsetAndMetadata(end.getValue()))));
      return read;
    }
  }

  private static List<Object> readUntil(
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

  private static String name(JsonNode params) {
    return params.get("name").asText();
  }

  private static String textOrNull(JsonNode text) {
    return text.isNull() ? null : text.asText();
  }

  private static byte[] bytesOrNull(JsonNode text) {
    return text.isNull() ? null : text.asText().getBytes(StandardCharsets.UTF_8);
  }
}
