import { brokerDefaults, serverProperties } from '../../../lib/kafka/brokers/server-properties';
import { EXPRESS_READ_ONLY, EXPRESS_SETTABLE, isOwnedByMsk, STANDARD_SETTABLE } from '../../../lib/kafka/brokers/settable-properties';

test.each([
  { zones: 1, factor: '1', inSync: '1' },
  // One copy must do: with two in-sync copies in two zones, each broker that restarts would stop all writes.
  { zones: 2, factor: '2', inSync: '1' },
  { zones: 3, factor: '3', inSync: '2' },
  { zones: 6, factor: '3', inSync: '2' },
])('in $zones zones a topic has $factor copies, $inSync of them in sync', ({ zones, factor, inSync }) => {
  expect(brokerDefaults({ zones, express: false })).toMatchObject({
    'default.replication.factor': factor,
    'min.insync.replicas': inSync,
  });
});

test('no topic comes to be by a misspelt name, no acknowledged record is lost by an election, long links are not throttled', () => {
  expect(brokerDefaults({ zones: 3, express: false })).toMatchObject({
    'auto.create.topics.enable': 'false',
    'unclean.leader.election.enable': 'false',
    'socket.send.buffer.bytes': '-1',
    'socket.receive.buffer.bytes': '-1',
  });
});

test('Standard brokers take every default', () => {
  for (const key of Object.keys(brokerDefaults({ zones: 3, express: false }))) {
    expect(STANDARD_SETTABLE).toContain(key);
    expect(isOwnedByMsk(key)).toBe(false);
  }
});

test('Express brokers take every default that is left for them', () => {
  const defaults = Object.keys(brokerDefaults({ zones: 3, express: true }));

  expect(defaults).toEqual(['auto.create.topics.enable', 'socket.send.buffer.bytes', 'socket.receive.buffer.bytes']);
  for (const key of defaults) {
    expect(EXPRESS_SETTABLE).toContain(key);
    expect(EXPRESS_READ_ONLY).not.toContain(key);
  }
});

test('a value of the user wins, the other defaults stay', () => {
  const text = serverProperties({ zones: 3, express: false }, { 'min.insync.replicas': '1', 'log.retention.hours': '336' });

  expect(text.split('\n')).toEqual([
    'auto.create.topics.enable=false',
    'default.replication.factor=3',
    'min.insync.replicas=1',
    'unclean.leader.election.enable=false',
    'socket.send.buffer.bytes=-1',
    'socket.receive.buffer.bytes=-1',
    'log.retention.hours=336',
    '',
  ]);
});

test.each([
  { zones: 3, factor: '2', inSync: '2' },
  { zones: 3, factor: '5', inSync: '2' },
  { zones: 3, factor: '1', inSync: '1' },
  { zones: 2, factor: '3', inSync: '1' },
])('a factor of $factor of the user leaves $inSync in sync in $zones zones: it never asks for more, and for less only where no write could succeed', ({ zones, factor, inSync }) => {
  expect(serverProperties({ zones, express: false }, { 'default.replication.factor': factor })).toContain(`min.insync.replicas=${inSync}\n`);
});
