"""Producers, readers and a count with librdkafka, by JSON-RPC 2.0: one message a line on the standard input and output.

Nothing here is shared with Kafka's own clients in Java, or with what the checks compare with: a fault of those is none of this count.
"""
import json
import os
import sys
import threading

from count import count, count_keys
from producers import OpenTransaction, Producer
from readers import Reader
from written import Written


class Driver:
    """One for all clusters, which its methods name."""

    def __init__(self):
        self.clusters = {}
        self.readers = {}
        self.producers = {}
        self.written = Written()

    def logIn(self, cluster, servers, certificate, username, password):
        self.clusters[cluster] = {
            'bootstrap.servers': servers,
            'security.protocol': 'SASL_SSL',
            'sasl.mechanism': 'SCRAM-SHA-512',
            'sasl.username': username,
            'sasl.password': password,
            'ssl.ca.location': certificate,
            'topic.metadata.refresh.interval.ms': 2000,
            'log_level': 0,
        }

    def startWriting(self, kind, cluster, topics, compacted, perSecond, seed):
        self.producers[kind] = Producer(kind, self.clusters[cluster], topics, compacted, perSecond, seed, self.written)

    def stopWriting(self):
        """Returns when everything that was written is acknowledged."""
        for name in list(self.producers):
            self.producers.pop(name).stop()

    def openTransaction(self, cluster, topic, partition, records, timeout):
        self.producers['open'] = OpenTransaction(self.clusters[cluster], topic, partition, records, timeout, self.written)

    def commitTransaction(self):
        self.producers.pop('open').commit()

    def countWritten(self):
        return self.written.counts()

    def startReading(self, cluster, topics):
        """Topics are those of the cluster, each with the name that its records were written under."""
        self.readers[cluster] = Reader(self.clusters[cluster], topics)

    def countRead(self, cluster):
        """By the partition of a topic, as [topic, partition, records]."""
        return [[*place, records] for place, records in sorted(self.readers[cluster].counts.items())]

    def count(self, cluster, compacted):
        return count(self.readers[cluster], self.written, compacted)

    def countKeys(self, cluster, topics):
        """Of compacted topics, read anew: how many keys there are, and how many have another value than the one acknowledged last."""
        return count_keys(Reader(self.clusters[cluster], topics).until_end(), self.written)


def respond(driver, request):
    response = {'jsonrpc': '2.0', 'id': request['id']}
    try:
        if request['method'].startswith('_') or not hasattr(Driver, request['method']):
            raise ValueError(f"unknown method {request['method']}")
        response['result'] = getattr(driver, request['method'])(**request['params'])
    except Exception as error:
        response['error'] = {'code': -32000, 'message': f'{type(error).__name__}: {error}'}
    # At once, or two threads would mix their lines.
    os.write(responses, f'{json.dumps(response)}\n'.encode())


responses = sys.stdout.fileno()
driver = Driver()
for line in sys.stdin:
    threading.Thread(target=respond, args=(driver, json.loads(line)), daemon=True).start()
os._exit(0)
