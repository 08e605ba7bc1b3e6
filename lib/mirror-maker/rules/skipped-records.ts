import { copyingBy } from '../../kafka/mirror-maker/copied-topics';
import { validateExistingTopicName } from '../../kafka/topics/topic-names';
import { error, isKnown, warning } from '../../private/rules';
import { copyingFlowOf } from '../flow';
import type { SkippedRecords } from '../skipped-records';
import type { MirrorMakerRule } from './rule';

/** What the containers could not read, or would never find. */
export const SKIPPED_RECORD_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-skipped-topics', ({ props: { skipRecords = [] } }) => {
    const faults = skipRecords.flatMap(({ topic }) => {
      const fault = isKnown(topic) ? validateExistingTopicName(topic) : undefined;
      return fault === undefined ? [] : [`topic of skipRecords ${fault}, got '${topic}'`];
    });
    return faults.length > 0 && faults.join('; ');
  }),

  error('mirror-maker-skipped-offsets', ({ props: { skipRecords = [] } }) => {
    const faults = skipRecords.flatMap((records) => [
      ...validateNumber(records, 'partition', 0, LARGEST_PARTITION),
      ...validateNumber(records, 'offset', 0, Number.MAX_SAFE_INTEGER),
      ...(records.lastOffset === undefined ? [] : validateNumber(records, 'lastOffset', isKnown(records.offset) ? records.offset : 0, Number.MAX_SAFE_INTEGER)),
    ]);
    return faults.length > 0 && faults.join('; ');
  }),

  warning('mirror-maker-skipped-not-copied', ({ props: { skipRecords = [] }, flow }) => {
    const copying = copyingBy(copyingFlowOf(flow));
    const left = new Set(skipRecords.map(({ topic }) => topic).filter((topic) => isKnown(topic) && copying(topic).skipReason !== undefined));
    return left.size > 0
      && `topic of skipRecords must be one that topics names and that is copied, or nothing is skipped, got ${[...left].map((topic) => `'${topic}'`).join(', ')}`;
  }),
];

const LARGEST_PARTITION = 2 ** 31 - 1;

/** What is known only in the deploy is a negative number here. */
function validateNumber(records: SkippedRecords, property: 'partition' | 'offset' | 'lastOffset', least: number, most: number): string[] {
  const value = records[property]!;
  return Number.isInteger(value) && value >= least && value <= most ? []
    : [`${property} of skipRecords must be a whole number of at least ${least} and at most ${most} that is known when the app is synthesized, got ${isKnown(value) ? value : 'one that is known in the deploy only'} for ${isKnown(records.topic) ? records.topic : 'a topic'}`];
}
