import type { Reachability, ReachabilityRow } from '../../reachability/reachability';
import type { CheckResult, Report } from '../../report/result';
import type { Count, TimeLine } from '../../report/time-line';

const CLUSTERS = ['Primary/Kafka', 'Secondary/Kafka'] as const;
const PORTS = [9092, 9094, 9096, 9098, 11001, 11002, 2181];

const REACHES: Readonly<Record<string, Readonly<Record<string, Partial<ReachabilityRow>>>>> = {
  'client instance PrimaryClient/Client': { 'Primary/Kafka': { extent: 'all' } },
  'client instance SecondaryClient/Client': { 'Primary/Kafka': { extent: 'some', reason: 'no route from Secondary/Vpc/PrivateSubnet3' }, 'Secondary/Kafka': { extent: 'all' } },
  'service MirrorMaker/Replication/Service': { 'Primary/Kafka': { extent: 'all' }, 'Secondary/Kafka': { extent: 'all' } },
  'anyone in Primary/Kafka/Vpc/PrivateSubnet1': { 'Secondary/Kafka': { extent: 'unknown', reason: 'the rules of sg-0123456789abcdef0 are in no template' } },
  'anyone in Primary/Kafka/Vpc/PrivateSubnet2': { 'Secondary/Kafka': { extent: 'unknown', reason: 'the rules of sg-0123456789abcdef0 are in no template' } },
  'the internet': {},
};

export const REACHABILITY: Reachability = {
  meant: [],
  notes: ['Network ACLs are not looked at.'],
  rows: Object.entries(REACHES).flatMap(([source, reached]) => CLUSTERS.flatMap((cluster) => PORTS.map((port): ReachabilityRow =>
    ({ from: source, to: cluster, port, extent: 'none', reason: 'no rule', ...port === 9096 && reached[cluster] })))),
  widerRules: [{ cluster: 'Primary/Kafka', securityGroup: 'Primary/Kafka/SecurityGroup', peer: '10.0.0.0/8', ports: '9096', isCertain: true, reason: 'most of its addresses are in no subnet of the assembly' }],
};

/** A flow of 100 records a second that stands still for a while, then catches up. */
function flow(from: number, to: number, delay: number, standstill?: readonly [from: number, to: number]): Count[] {
  const counts: Count[] = [];
  for (let time = from; time <= to; time += 0.5) {
    const seen = standstill && time >= standstill[0] && time < standstill[1] ? standstill[0] : time;
    counts.push([time, Math.round(Math.max(seen - delay, 0) * 100)]);
  }
  return counts;
}

export const FAILOVER: TimeLine = {
  start: '2026-11-29T08:00:00.000Z',
  series: [
    { name: 'acknowledged', counts: flow(0, 45, 0, [30, 36]) },
    { name: 'at the secondary', counts: flow(0, 45, 0.4, [30, 36.5]) },
    { name: 'read by the group', counts: flow(0, 45, 0.2, [30, 38]) },
  ],
  moments: [
    { name: 'records flow, until offsets are synced', kind: 'step', seconds: 0 },
    { name: 'every broker of the primary is killed', kind: 'fault', seconds: 30 },
    { name: 'MirrorMaker is stopped', kind: 'step', seconds: 33.1 },
    { name: 'the application starts at the secondary', kind: 'step', seconds: 33.2 },
    { name: 'it writes and reads at the secondary', kind: 'recovery', seconds: 38.4 },
  ],
  spans: [{ name: 'RTO', from: 30, to: 38.4 }, { name: 'RPO', from: 29.6, to: 30 }],
};

export const RESULTS: readonly CheckResult[] = [
  { id: 'cluster.start', title: "real brokers start with the template's server.properties", subject: 'Primary/Kafka', outcome: 'proven', seen: '3 brokers of Kafka at 127.0.1.1', seconds: 21.4 },
  { id: 'cluster.acls', title: 'with the declared ACLs each user may do what it was granted, and nothing else', subject: 'Primary/Kafka', outcome: 'proven', seen: ['12 ACLs set', ...Array.from({ length: 12 }, (_, index) => `user${index} may write to orders, read orders as the group billing; refused: create orders, delete orders`)].join('\n'), seconds: 18.2 },
  { id: 'cluster.clients', title: 'each client logs in with the file that the library gives it', subject: 'Primary/Kafka', outcome: 'not rehearsed', seen: 'the assembly has no client instance for this cluster', seconds: 0 },
  { id: 'cluster.topic-defaults', title: "a topic without a factor gets the template's", subject: 'Secondary/Kafka', outcome: 'disproved', seen: 'the topic has <2> replicas & 1 in sync, expected 3: averylongwordwithoutanyblankwhichabrowserhastobreaksomewhereifthepageshallnotscrollsideways', seconds: 3.1 },
  { id: 'failover.unplanned', title: 'unplanned failover: the primary dies while records flow, the application resumes at the secondary', subject: 'MirrorMaker/Replication', outcome: 'proven', seen: '3000 acknowledged before, 40 lost, RPO 0.40 s; RTO 8.4 s', seconds: 48.8, timeLine: FAILOVER },
];

export const REPORT: Report = {
  assembly: 'cdk.out',
  start: new Date('2026-11-29T08:00:00Z'),
  seconds: 243.2,
  reachability: REACHABILITY,
  results: RESULTS,
  notes: ['cdk.out was written by a newer aws-cdk-lib than this program knows.'],
  leftOut: [{ id: 'failover.failback', reason: 'that take minutes, which --drills adds' }, { id: 'failover.planned', reason: 'that take minutes, which --drills adds' }],
};
