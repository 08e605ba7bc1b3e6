import type { Duration } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { DEFAULT_RELEASE } from '../../kafka/releases/releases';
import { isOlderThan, lineOf } from '../../kafka/releases/versions';
import { validateKey } from '../../private/keys';
import { isPlaceholder } from '../../private/pending';
import { error, isKnown } from '../../private/rules';
import { validateSize, sizeOf } from '../size';
import type { MirrorMakerRule } from './rule';

const ARCHITECTURES = [ecs.CpuArchitecture.ARM64, ecs.CpuArchitecture.X86_64];

/** The program, how much of it runs, and how often it looks. */
export const SERVICE_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-kafka-version', ({ kafkaVersion }) =>
    isKnown(kafkaVersion) && !keepsReferences(kafkaVersion)
      && `kafkaVersion must be 3.7.2 or newer of its line, or 3.8.1 or newer, which keep references to secrets, got '${kafkaVersion}'`),

  error('mirror-maker-built-version', ({ props: { image }, kafkaVersion }) =>
    image === undefined && isKnown(kafkaVersion) && kafkaVersion !== DEFAULT_RELEASE
      && `kafkaVersion must be '${DEFAULT_RELEASE}', of the image that is built, or be given together with image, got '${kafkaVersion}' alone`),

  error('mirror-maker-image', ({ props }) => {
    const ofBuild = (['baseImage', 'imageRevision'] as const).filter((prop) => props[prop] !== undefined);
    return props.image !== undefined && ofBuild.length > 0
      && `${ofBuild.join(' and ')} must be left out with image, which is not built here, got both`;
  }),

  error('mirror-maker-build', ({ props }) => {
    const broken = (['baseImage', 'imageRevision'] as const).filter((prop) => props[prop] !== undefined && !isPlaceholder(props[prop]) && !(isKnown(props[prop]) && /^\S+$/.test(props[prop])));
    return broken.length > 0
      && broken.map((prop) => `${prop} must be a text without blanks that is known when the app is synthesized, got ${isKnown(props[prop]) ? `'${props[prop]}'` : 'one that is known in the deploy only'}`).join('; ');
  }),

  error('mirror-maker-architecture', ({ props: { cpuArchitecture } }) =>
    cpuArchitecture !== undefined && !ARCHITECTURES.includes(cpuArchitecture)
      && `cpuArchitecture must be ARM64 or X86_64, got ${cpuArchitecture._cpuArchitecture}`),

  error('mirror-maker-size', ({ props }) =>
    Object.values(sizeOf(props)).every(isKnown) && validateSize(props)),

  error('mirror-maker-agent', ({ props }) =>
    props.metrics === false && props.metricsAgentImage !== undefined && 'metricsAgentImage must be left out with metrics false, got both'),

  error('mirror-maker-log-key', ({ scope, props: { logEncryptionKey } }) => validateKey(scope, 'logEncryptionKey', logEncryptionKey)),

  error('mirror-maker-counts', ({ props }) => {
    const broken = ([['tasks', 1], ['desiredCount', 0]] as const)
      // What is known only in the deploy is a negative number here.
      .filter(([prop, least]) => props[prop] !== undefined && !(Number.isInteger(props[prop]) && props[prop] >= least))
      .map(([prop, least]) => `${prop} must be a whole number of at least ${least} that is known when the app is synthesized, got ${isKnown(props[prop]) ? props[prop] : 'one that is known in the deploy only'}`);
    return broken.length > 0 && broken.join('; ');
  }),

  error('mirror-maker-intervals', ({ props }) => {
    const broken = (['refreshInterval', 'checkpointInterval'] as const)
      .filter((prop) => props[prop] && (props[prop].isUnresolved() || !isWholeSeconds(props[prop])))
      .map((prop) => `${prop} must be whole seconds, at least 1, that are known when the app is synthesized, got ${props[prop]!.isUnresolved() ? 'some that are known in the deploy only' : `${props[prop]!.toMilliseconds()} ms`}`);
    return broken.length > 0 && broken.join('; ');
  }),
];

function isWholeSeconds(duration: Duration): boolean {
  const seconds = duration.toMilliseconds() / 1000;
  return Number.isInteger(seconds) && seconds >= 1;
}

function keepsReferences(release: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(release) && !isOlderThan(release, lineOf(release) === '3.7' ? '3.7.2' : '3.8.1');
}
