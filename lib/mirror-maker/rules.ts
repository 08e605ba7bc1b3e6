import { Stack, type Duration } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { error, isKnown, warning, type Rule } from '../private/rules';
import type { MirrorMakerPrimarySecondaryProps } from './mirror-maker-primary-secondary-props';
import { ReplicationDirection, TopicNaming } from './topic-naming';

/** A MirrorMaker before it is defined, as its rules see it. */
export interface MirrorMakerDraft {
  readonly scope: Construct;
  readonly props: MirrorMakerPrimarySecondaryProps;
  readonly vpc?: ec2.IVpc;
  /** Of the cluster that records go to, if it is one of Amazon MSK. */
  readonly targetRegion?: string;
  readonly kafkaVersion: string;
  readonly naming: TopicNaming;
  /** Whether another MirrorMaker of the app flows the other way between the two. */
  readonly reverse?: { readonly path: string; readonly naming: TopicNaming; readonly desiredCount: number };
}

/** Settings that the construct decides: by a prop, or because another value breaks what it promises. */
const OWNED = /^(enabled|bootstrap\.servers|security\.protocol|sasl\..*|ssl\..*|topics|topics\.exclude|groups|groups\.exclude|tasks\.max|offset-syncs\.topic\.location|sync\.topic\.acls\.enabled|replication\.policy\..*|exactly\.once\..*|isolation\.level|auto\.offset\.reset|group\.id|client\.id|(config|offset|status)\.storage\.topic|key\.converter.*|value\.converter.*|plugin\.path|listeners|rest\..*|dedicated\..*|(refresh\.(topics|groups)|emit\.checkpoints|sync\.group\.offsets)\.interval\.seconds)$/;

/** Kafka's own topics and those of its tools. */
const NEVER_REPLICATED = /[.-]internal$|^__/;

export const MIRROR_MAKER_RULES: readonly Rule<MirrorMakerDraft>[] = [
  error('mirror-maker-region', ({ scope, targetRegion }) => {
    const { region } = Stack.of(scope);
    return isKnown(region) && isKnown(targetRegion) && region !== targetRegion
      && `the service is in a stack in ${region}: a stack in ${targetRegion}, beside the cluster that it writes to, is allowed`;
  }),

  error('mirror-maker-vpc', ({ vpc }) =>
    vpc === undefined && 'vpc: the cluster that records go to does not say which VPC it is in: name the VPC of the service'),

  error('mirror-maker-loop', ({ props, reverse, naming }) =>
    reverse !== undefined && reverse.desiredCount !== 0 && props.desiredCount !== 0
      && (reverse.naming === TopicNaming.IDENTICAL || naming === TopicNaming.IDENTICAL)
      && `topicNaming with ${reverse.path} in the other direction: both PREFIXED, or desiredCount 0 for one of them, is allowed; identical names would copy each record for ever`),

  error('mirror-maker-comma', ({ props }) => {
    const broken = lists(props).filter(({ entry }) => entry.includes(',') || entry.trim() === '');
    return broken.length > 0 && `${name(broken)}: an expression without a comma is allowed, MirrorMaker separates them with commas`;
  }),

  error('mirror-maker-empty', ({ props }) => {
    const empty = (['topics', 'groups'] as const).filter((prop) => props[prop]?.length === 0);
    return empty.length > 0 && `${empty.join(', ')} without an entry: at least one name or expression is allowed`;
  }),

  // Java knows expressions that JavaScript does not.
  warning('mirror-maker-expression', ({ props }) => {
    const broken = lists(props).filter(({ entry }) => !isExpression(entry));
    return broken.length > 0 && `${name(broken)} is likely no regular expression: MirrorMaker would not start`;
  }),

  error('mirror-maker-internal', ({ props: { topics = [] } }) => {
    const internal = topics.filter((topic) => NEVER_REPLICATED.test(topic));
    return internal.length > 0 && `topics '${internal.join("', '")}': MirrorMaker never replicates internal topics, other names are allowed`;
  }),

  error('mirror-maker-cycle', ({ props: { topics = [], direction }, naming }) => {
    const target = direction === ReplicationDirection.SECONDARY_TO_PRIMARY ? 'primary' : 'secondary';
    // Not `secondary.*`, which names more than copies.
    const cycles = topics.filter((topic) => new RegExp(`^${target}(\\\\\\.|\\.(?![*+?{]))`).test(topic));
    return naming === TopicNaming.PREFIXED && cycles.length > 0
      && `topics '${cycles.join("', '")}': MirrorMaker takes them for copies of the ${target}'s own, names without that prefix are allowed`;
  }),

  error('mirror-maker-heartbeats', ({ props: { topics = [] }, naming }) => {
    const beats = topics.filter((topic) => topic.endsWith('heartbeats'));
    return naming === TopicNaming.IDENTICAL && beats.length > 0
      && `topics '${beats.join("', '")}' with identical names: MirrorMaker renames what ends in heartbeats, other names are allowed`;
  }),

  error('mirror-maker-kafka-version', ({ kafkaVersion }) => {
    const [major = 0, minor = 0, patch = 0] = /^\d+\.\d+\.\d+$/.test(kafkaVersion) ? kafkaVersion.split('.').map(Number) : [];
    const number = major * 10_000 + minor * 100 + patch;
    return isKnown(kafkaVersion) && (number < 30_702 || number === 30_800)
      && `kafkaVersion '${kafkaVersion}': 3.7.2, 3.8.1 and 3.9.0 or newer are allowed, which keep references to secrets`;
  }),

  error('mirror-maker-owned', ({ props: { overrides = {} } }) => {
    const owned = Object.entries(overrides).flatMap(([reader, settings]) =>
      Object.keys(settings ?? {}).filter((setting) => OWNED.test(setting)).map((setting) => `overrides.${reader} ${setting}`));
    return owned.length > 0 && `${owned.join(', ')}: the construct sets these itself and allows no value`;
  }),

  error('mirror-maker-counts', ({ props }) => {
    const broken = ([['tasks', 1], ['desiredCount', 0]] as const)
      // What is known only in the deploy is a negative number here.
      .filter(([prop, least]) => props[prop] !== undefined && !(Number.isInteger(props[prop]) && props[prop] >= least))
      .map(([prop, least]) => `${prop} ${isKnown(props[prop]) ? props[prop] : 'that is known in the deploy only'}: whole numbers from ${least}`);
    return broken.length > 0 && `${broken.join(', ')} are allowed, known when the app is synthesized`;
  }),

  error('mirror-maker-intervals', ({ props }) => {
    const broken = (['refreshInterval', 'checkpointInterval'] as const)
      .filter((prop) => props[prop] && (props[prop].isUnresolved() || !isWholeSeconds(props[prop])));
    return broken.length > 0 && `${broken.join(', ')}: whole seconds from 1 are allowed, known when the app is synthesized`;
  }),

  error('mirror-maker-exactly-once', ({ props: { exactlyOnce, overrides }, kafkaVersion }) =>
    exactlyOnce === true && overrides?.targetProducer?.['enable.idempotence'] === 'false'
      && `exactlyOnce with overrides.targetProducer enable.idempotence 'false' (Kafka ${kafkaVersion}): transactions need an idempotent producer, 'true' is allowed`),
];

interface Entry {
  readonly prop: string;
  readonly entry: string;
}

function lists(props: MirrorMakerPrimarySecondaryProps): Entry[] {
  return (['topics', 'topicsExclude', 'groups', 'groupsExclude'] as const)
    .flatMap((prop) => (props[prop] ?? []).filter(isKnown).map((entry) => ({ prop, entry })));
}

function name(entries: readonly Entry[]): string {
  return entries.map(({ prop, entry }) => `${prop} '${entry}'`).join(', ');
}

function isWholeSeconds(duration: Duration): boolean {
  const seconds = duration.toMilliseconds() / 1000;
  return Number.isInteger(seconds) && seconds >= 1;
}

function isExpression(entry: string): boolean {
  try {
    new RegExp(entry);
    return true;
  } catch {
    return false;
  }
}
