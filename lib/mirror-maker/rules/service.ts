import type { Duration } from 'aws-cdk-lib';
import { error, isKnown } from '../../private/rules';
import type { MirrorMakerRule } from './rule';

/** The program, how much of it runs, and how often it looks. */
export const SERVICE_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-kafka-version', ({ kafkaVersion }) => {
    const [major = 0, minor = 0, patch = 0] = /^\d+\.\d+\.\d+$/.test(kafkaVersion) ? kafkaVersion.split('.').map(Number) : [];
    const number = major * 10_000 + minor * 100 + patch;
    return isKnown(kafkaVersion) && (number < 30_702 || number === 30_800)
      && `kafkaVersion '${kafkaVersion}': 3.7.2, 3.8.1 and 3.9.0 or newer are allowed, which keep references to secrets`;
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
];

function isWholeSeconds(duration: Duration): boolean {
  const seconds = duration.toMilliseconds() / 1000;
  return Number.isInteger(seconds) && seconds >= 1;
}
