"""Writes records, reads them again as a member of a group, writes to topics that are not there or
forbidden; prints what it saw as JSON.

Arguments: the configuration, a topic, one that is not there, one that is forbidden, the number of records, the seconds to
wait for a broker, and the group if it is given.
"""
import json
import os
import runpy
import sys
import time

import confluent_kafka

file, topic, missing_topic, forbidden_topic, records, patience, *group = sys.argv[1:]
configuration = runpy.run_path(file)
# Stands for Amazon's authorities, which librdkafka would find where the distribution keeps them.
rehearsal = {'ssl.ca.location': os.environ['REHEARSAL_CA'], 'log_level': 0}
run = f'confluent-kafka-{time.time_ns()}'


class Refused(Exception):
    pass


def write(to, values, seconds, **more):
    """Returns when all values are acknowledged; raises what librdkafka said first when one is refused or time is over."""
    errors, acknowledged = [], []

    def delivered(error, _):
        (errors if error else acknowledged).append(error)

    producer = confluent_kafka.Producer({**configuration['PRODUCER'], **rehearsal, **more, 'error_cb': errors.append})
    for value in values:
        producer.produce(to, value, on_delivery=delivered)
    end = time.monotonic() + seconds
    while len(acknowledged) < len(values) and time.monotonic() < end and not any(map(is_final, errors)):
        producer.poll(0.1)
    if len(acknowledged) < len(values):
        producer.purge()
        raise Refused(next(filter(is_final, errors), errors[0] if errors else 'no answer'))
    return len(acknowledged)


def is_final(error):
    return error.code() in (
        confluent_kafka.KafkaError._AUTHENTICATION,
        confluent_kafka.KafkaError._UNKNOWN_TOPIC,
        confluent_kafka.KafkaError.UNKNOWN_TOPIC_OR_PART,
        confluent_kafka.KafkaError.TOPIC_AUTHORIZATION_FAILED,
    )


def refusal_of(to):
    try:
        write(to, ['lost'], 10, **{'topic.metadata.propagation.max.ms': 1000})
    except Refused as refusal:
        return str(refusal)


def read(values):
    consumer = confluent_kafka.Consumer({**configuration['CONNECTION'], **rehearsal, 'group.id': group[0] if group else run, 'auto.offset.reset': 'earliest'})
    consumer.subscribe([topic])
    left = set(values)
    while left:
        for message in consumer.consume(500, 0.5):
            if not message.error():
                left.discard(message.value().decode())
    consumer.close()
    return len(values)


seen = {'version': f'{confluent_kafka.__version__}, librdkafka {confluent_kafka.libversion()[0]}'}
try:
    values = [f'{run}-{number}' for number in range(int(records))]
    seen['written'] = write(topic, values, int(patience))
    seen['read'] = read(values)
    seen['missingTopic'] = refusal_of(missing_topic)
    seen['forbiddenTopic'] = refusal_of(forbidden_topic)
except Refused as refusal:
    seen['error'] = str(refusal)
print(json.dumps(seen))
