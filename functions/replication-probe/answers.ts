import { NetworkError } from '@platformatic/kafka';
import type { Of } from './partitions';

/** The client makes one partition's error an error of the whole answer, which is there nevertheless. */
export async function despiteErrors<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    const { response } = Object(error) as { response?: Answer };
    if (response === undefined) {
      throw error;
    }
    return response;
  }
}

/**
 * What can be read of what was asked for. A batch that cannot be read makes the whole answer unreadable: each half is then asked for
 * alone, down to the partition that has it, which is left out.
 */
export async function readableOf<Value, Answer>(some: Of<Value>, ask: (some: Of<Value>) => Promise<readonly Answer[]>): Promise<readonly Answer[]> {
  try {
    return await ask(some);
  } catch (error) {
    const { code } = Object(error) as { code?: unknown };
    if (code === NetworkError.code) {
      throw error;
    }
    const middle = Math.ceil(some.length / 2);
    return some.length === 1 ? [] : [...await readableOf(some.slice(0, middle), ask), ...await readableOf(some.slice(middle), ask)];
  }
}
