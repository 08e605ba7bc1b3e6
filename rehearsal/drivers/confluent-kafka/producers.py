"""Producers that write until they are stopped."""
import random
import threading
import time

import confluent_kafka

from written import Record

# Few, so that each is written again and again.
KEYS = 100
# Of a transaction.
RECORDS = (20, 80)
ABORTED = 0.3
# Besides the id.
HEADERS = (('repeated', b'1'), ('repeated', b'2'), ('empty', b''), ('none', None))
# In milliseconds since 1970.
LONG_AGO = 1_600_000_000_000
# Of Kafka, in seconds.
PATIENCE = 60

CONFIGURATIONS = {
    'transactional': {'transactional.id': 'rehearsal-transactional', 'linger.ms': 5},
    'idempotent': {'enable.idempotence': True, 'compression.type': 'zstd', 'linger.ms': 50},
    'long-ago': {'acks': 'all', 'linger.ms': 50},
}


class Sender:
    """Sends records, and takes down those that are acknowledged, where it is told to."""

    def __init__(self, configuration, written):
        self.producer = confluent_kafka.Producer(configuration)
        self.written = written

    def send(self, identity, topic, into, key=None, value=None, headers=(), partition=-1, timestamp=0):
        headers = (('id', identity.encode()), *headers)

        def delivered(error, message):
            if error:
                self.written.refusals.append(str(error))
            else:
                into[identity] = Record(topic, message.partition(), message.offset(), message.timestamp()[1], key, value, headers)

        self.producer.produce(topic, value=value, key=key, partition=partition, on_delivery=delivered, timestamp=timestamp, headers=list(headers))
        self.producer.poll(0)


class Producer:
    """Writes at a steady rate to several topics: in transactions; with compression, headers, and neither key nor value; or as of long ago."""

    def __init__(self, kind, cluster, topics, compacted, per_second, seed, written):
        self.kind = kind
        self.topics = topics
        self.compacted = compacted
        self.per_second = per_second
        self.random = random.Random(f'{seed} {kind}')
        self.sender = Sender({**cluster, **CONFIGURATIONS[kind]}, written)
        self.ended = False
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def stop(self):
        self.ended = True
        self.thread.join()
        self.sender.producer.flush(PATIENCE)

    def run(self):
        try:
            self.in_transactions() if self.kind == 'transactional' else self.one_by_one()
        except Exception as error:
            self.sender.written.refusals.append(str(error))

    def one_by_one(self):
        start = time.monotonic()
        number = 0
        while not self.ended:
            self.wait_until(start + number / self.per_second)
            self.send(number, self.sender.written.acknowledged)
            number += 1

    def in_transactions(self):
        producer = self.sender.producer
        producer.init_transactions(PATIENCE)
        start = time.monotonic()
        number = 0
        while not self.ended:
            transaction = {}
            producer.begin_transaction()
            for number in range(number + 1, number + self.random.randint(*RECORDS)):
                self.wait_until(start + number / self.per_second)
                self.send(number, transaction)
            # What is aborted must be at the brokers before.
            producer.flush(PATIENCE)
            if self.random.random() < ABORTED:
                producer.abort_transaction(PATIENCE)
                self.sender.written.end(transaction, 'aborted')
            else:
                producer.commit_transaction(PATIENCE)
                self.sender.written.end(transaction, 'committed')

    def send(self, number, into):
        topic = self.topics[number % len(self.topics)]
        identity = f'{self.kind}-{number}'
        record = {'key': f'{self.kind}-{self.random.randrange(KEYS)}'.encode(), 'value': identity.encode() * 5}
        if self.kind == 'idempotent':
            record['headers'] = HEADERS
            if number % 7 == 0:
                record['value'] = None
            # A compacted topic takes no record without a key.
            if number % 5 == 0 and topic not in self.compacted:
                record['key'] = None
        if self.kind == 'long-ago':
            record['timestamp'] = LONG_AGO + 1000 * self.random.randrange(100_000)
        self.sender.send(identity, topic, into, **record)

    def wait_until(self, moment):
        time.sleep(max(0, moment - time.monotonic()))


class OpenTransaction:
    """One with records in one partition, which stays open until it is committed, or its timeout is over."""

    def __init__(self, cluster, topic, partition, records, timeout, written):
        self.transaction = {}
        self.sender = Sender({**cluster, 'transactional.id': 'rehearsal-open', 'transaction.timeout.ms': timeout * 1000}, written)
        self.sender.producer.init_transactions(PATIENCE)
        self.sender.producer.begin_transaction()
        for number in range(records):
            self.sender.send(f'open-{number}', topic, self.transaction, value=b'open', partition=partition)
        self.sender.producer.flush(PATIENCE)

    def commit(self):
        self.sender.producer.commit_transaction(PATIENCE)
        self.sender.written.end(self.transaction, 'committed')

    stop = commit
