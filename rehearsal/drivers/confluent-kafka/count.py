"""Counts what a reader has seen against what was written."""
from collections import defaultdict


def count(reader, written, compacted):
    """Of compacted topics only what was written last under a key must be there."""
    first, acknowledged = dict(reader.first), dict(written.acknowledged)
    expected = {identity for identity, record in acknowledged.items() if record.topic not in compacted}
    expected.update(identity for (topic, _), identity in last_of_keys(acknowledged).items() if topic in compacted)
    missing = [identity for identity in expected if identity not in first]
    known = [identity for identity in first if identity in acknowledged]
    altered = [identity for identity in known if first[identity] != acknowledged[identity].without_offset()]
    read = sum(reader.counts.values())
    return {
        'read': read,
        'missing': len(missing),
        'twice': read - len(first),
        'outOfOrder': out_of_order(acknowledged[identity] for identity in known),
        'altered': len(altered),
        'aborted': sum(identity in written.aborted for identity in first),
        'unknown': sum(identity not in acknowledged and identity not in written.aborted for identity in first),
        'example': next(iter(missing + altered), None),
    }


def out_of_order(records):
    """How many come behind one that was written after them to the same partition."""
    found, last = 0, defaultdict(int)
    for record in records:
        place = record.topic, record.partition
        found += record.offset < last[place]
        last[place] = max(record.offset, last[place])
    return found


def count_keys(reader, written):
    """How many keys have another record last than the one that was written last. A key that was deleted may be gone."""
    topics = set(reader.topics.values())
    acknowledged = written.acknowledged
    expected = {place: identity for place, identity in last_of_keys(acknowledged).items() if place[0] in topics}
    gone = {place for place, identity in expected.items() if acknowledged[identity].value is None and place not in reader.last_of_key}
    behind = [place for place, identity in expected.items() if place not in gone and reader.last_of_key.get(place) != identity]
    return {'keys': len(expected), 'records': sum(reader.counts.values()), 'behind': len(behind)}


def last_of_keys(acknowledged):
    """By topic and key, the id of the record with the highest offset: a key has one partition."""
    last = {}
    for identity, record in acknowledged.items():
        place = record.topic, record.key
        if place not in last or acknowledged[last[place]].offset < record.offset:
            last[place] = identity
    return last
