"""Readers of what is committed."""
import threading
import time
from collections import defaultdict

import confluent_kafka

from written import Record

# Seconds within which brokers answer, and know what topics there are.
PATIENCE = 30


class Reader:
    """Reads topics from their beginning until it is stopped, by the names that their records were written under."""

    def __init__(self, cluster, topics):
        self.topics = topics
        self.consumer = confluent_kafka.Consumer({
            **cluster,
            # Required, and never a group: it commits nothing and is given its partitions.
            'group.id': 'rehearsal-count',
            'enable.auto.commit': False,
            'enable.partition.eof': True,
            'isolation.level': 'read_committed',
        })
        self.places = [confluent_kafka.TopicPartition(topic, partition, confluent_kafka.OFFSET_BEGINNING)
                       for topic in topics for partition in self.partitions_of(topic)]
        # Of each id what was read first, in the order in which that was read.
        self.first = {}
        self.last_of_key = {}
        self.counts = defaultdict(int)
        self.at_end = set()
        self.ended = False
        self.consumer.assign(self.places)
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def partitions_of(self, topic):
        """Waits for the topic: one broker may not know yet what another one has made."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = self.consumer.list_topics(topic, PATIENCE).topics[topic]
            if found.error is None and found.partitions:
                return found.partitions
            time.sleep(0.2)
        raise LookupError(f'{topic} is not there after {PATIENCE} s')

    def until_end(self):
        """Of all partitions, as they are now; then it stops."""
        while len(self.at_end) < len(self.places):
            self.thread.join(0.1)
        self.ended = True
        self.thread.join()
        self.consumer.close()
        return self

    def run(self):
        while not self.ended:
            for message in self.consumer.consume(500, 0.2):
                if message.error() is None:
                    self.take(message)
                elif message.error().code() == confluent_kafka.KafkaError._PARTITION_EOF:
                    self.at_end.add((message.topic(), message.partition()))

    def take(self, message):
        topic = self.topics[message.topic()]
        headers = tuple(message.headers() or ())
        identity = dict(headers)['id'].decode()
        record = Record(topic, message.partition(), 0, message.timestamp()[1], message.key(), message.value(), headers)
        self.first.setdefault(identity, record)
        self.last_of_key[topic, message.key()] = identity
        self.counts[topic, message.partition()] += 1
