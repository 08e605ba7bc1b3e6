import { CheckFailed, NotRehearsed } from '../system/assert';
import { fullDirectory } from '../system/machine';
import { maskSecrets } from '../system/spellings';
import type { CheckResult } from './result';
import { TimeLineRecorder } from './time-line-recorder';
import { withoutSecrets } from './without-secrets';

/** As Java and Node.js say it, also of a directory that is not of a rehearsal. */
const NO_SPACE = /No space left on device|ENOSPC/;

type Checked = Pick<CheckResult, 'id' | 'title'>;

/** The cluster or MirrorMaker that is checked. */
export interface Subject {
  readonly name: string;
}

/** Where results are collected. */
export interface Collection {
  readonly results: CheckResult[];
  /** Texts that get neither into the report nor onto the display of the progress. */
  readonly secrets: ReadonlySet<string>;
}

/**
 * Adds a result to the report: what was seen, why the check failed, or what kept it from being tried, as a full disk, and what the
 * check took down of its course. The error is thrown on, to the display of the progress.
 *
 * @returns why it was not put to the test, where the machine lacks what it need not have
 */
export async function record(
  { results, secrets }: Collection,
  { name: subject }: Subject,
  { id, title }: Checked,
  run: (timeLine: TimeLineRecorder) => Promise<string>,
  onMoment?: (name: string) => void,
): Promise<string | undefined> {
  const start = Date.now();
  const recorder = new TimeLineRecorder((name) => onMoment?.(maskSecrets(name, secrets)), start);
  const add = (result: Pick<CheckResult, 'outcome' | 'seen' | 'couldNotBeTried'>) => {
    const { timeLine } = recorder;
    results.push(...withoutSecrets([{ id, title, subject, ...result, seconds: (Date.now() - start) / 1000, ...timeLine && { timeLine } }], secrets));
  };
  try {
    const seen = await run(recorder);
    await recorder.stop();
    add({ outcome: 'proven', seen });
    return undefined;
  } catch (error) {
    await recorder.stop();
    const { message } = error as Error;
    if (error instanceof NotRehearsed) {
      add({ outcome: 'not rehearsed', seen: message });
      return maskSecrets(message, secrets);
    }
    const full = fullDirectory();
    // Programs that cannot write fail in many ways, and a check takes that for what it looks for.
    add(error instanceof CheckFailed && full === undefined && !NO_SPACE.test(message)
      ? { outcome: 'disproved', seen: message }
      : { outcome: 'not rehearsed', seen: `could not be tried: ${full === undefined ? '' : `${full} is full: `}${message}`, couldNotBeTried: true });
    throw new Error(maskSecrets(message, secrets));
  }
}

/** Adds a result that says why a check is not tried. */
export function recordNotRehearsed(results: CheckResult[], { name: subject }: Subject, { id, title }: Checked, reason: string): void {
  results.push({ id, title, subject, outcome: 'not rehearsed', seen: reason, seconds: 0 });
}
