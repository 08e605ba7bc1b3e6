import { Lazy } from 'aws-cdk-lib';
import { ReplicationDirection, TopicNaming } from '../../../lib';
import type { RuleRow } from './rows';

const { IDENTICAL } = TopicNaming;

/** What topics are called that are listed. */
export const TOPIC_ROWS: readonly RuleRow[] = [
  {
    rule: 'mirror-maker-no-topic',
    broken: { topics: ['größe', 'orders eu', 'orders/.*', 'o'.repeat(250)], topicsExclude: ['#x'] },
    says: ['1 to 249 letters, digits and . _ -', "got topics 'größe', topics 'orders eu', topics 'orders/.*', topics 'oooo", "topicsExclude '#x'"],
    holds: { topics: ['gr.*e', 'größe|groesse', 'o'.repeat(241), Lazy.string({ produce: () => 'ö' })], groups: ['größe'] },
  },
  { rule: 'mirror-maker-no-topic', broken: { topics: ['|'], topicsExclude: ['..|\\s+', '[ ]'] }, says: ["got topics '|', topicsExclude '[ ]'"], holds: { topicsExclude: ['..', 'a|'] } },
  { rule: 'mirror-maker-internal', broken: { topics: ['__consumer_offsets'] }, says: ['must not begin with __ or a period', "got topics '__consumer_offsets'"], holds: { topics: ['_schemas'] } },
  {
    rule: 'mirror-maker-internal',
    broken: { topics: ['orders', 'a.internal', 'b-internal', 'stock.replica', '\\.x', '__.*', '.*-internal', 'a|b\\.replica'] },
    says: ["got topics 'a.internal', topics 'b-internal', topics 'stock.replica', topics '\\.x', topics '__.*', topics '.*-internal', topics 'a|b\\.replica'"],
    holds: { topics: ['internal', 'a.internal.v1', 'c-replica', 'orders-internal.*', '.+x'] },
  },
  { rule: 'mirror-maker-internal', broken: { topics: ['^__consumer_offsets$', '^.*\\.replica$'] }, says: ["got topics '^__consumer_offsets$', topics '^.*\\.replica$'"], holds: { topics: ['^orders$'] } },
  {
    rule: 'mirror-maker-cycle',
    broken: { topics: ['secondary.orders', 'secondary\\.orders', 'secondary\\..+', 'stock.secondary.levels'] },
    says: ['topics must not have secondary. at the beginning', "copies of the secondary's own, got topics 'secondary.orders', topics 'secondary\\.orders', topics 'secondary\\..+', topics 'stock.secondary.levels'"],
    holds: { topics: ['primary.orders', 'secondary.*', 'stock.secondary', 'secondary-orders', 'stock.primary.levels'] },
  },
  {
    rule: 'mirror-maker-cycle',
    broken: { topics: ['primary.orders'], direction: ReplicationDirection.SECONDARY_TO_PRIMARY, region: 'us-east-1' },
    says: ["copies of the primary's own"],
    holds: { topics: ['secondary.orders'], topicNaming: IDENTICAL },
  },
  {
    rule: 'mirror-maker-heartbeats',
    broken: { topics: ['device-heartbeats', 'heartbeats', '.*-heartbeats'], topicNaming: IDENTICAL },
    says: ['topics must not end in heartbeats with identical names', "got topics 'device-heartbeats', topics 'heartbeats', topics '.*-heartbeats'"],
    holds: { topics: ['device-heartbeats'] },
  },
  { rule: 'mirror-maker-heartbeats', broken: { topics: ['heartbeats'], topicNaming: IDENTICAL }, says: ["got topics 'heartbeats'"], holds: { topics: ['heartbeats-v1'], topicNaming: IDENTICAL } },
  { rule: 'mirror-maker-long-copies', broken: { topics: ['o'.repeat(242)] }, says: ['must leave room for the prefix of a copy in the 249 characters', "got topics 'oooo"], holds: { topics: ['o'.repeat(241)] } },
  {
    rule: 'mirror-maker-long-copies',
    broken: { topics: ['o'.repeat(240)], direction: ReplicationDirection.SECONDARY_TO_PRIMARY, region: 'us-east-1' },
    says: ["got topics 'oooo"],
    holds: { topics: ['o'.repeat(249)], topicNaming: IDENTICAL },
  },
];
