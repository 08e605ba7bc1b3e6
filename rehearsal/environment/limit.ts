import { stoppable } from '../system/stopping';

/** Seconds, for what a check does not say itself. On a machine that is busy none takes half of it. */
export const LIMIT = { quick: 300, slow: 1200 };

/** What may take so long. */
export interface Limited<Environment = never> {
  /** Seconds within which it must have ended; by default as many as its kind has. Where an app's intervals are long, so is it. */
  readonly limit?: number | ((environment: Environment) => number);
  /** Whether it takes minutes, and so runs with --drills only. */
  readonly isSlow?: boolean;
}

/** @param environment for a limit that depends on it */
export function limitOf<Environment>({ limit, isSlow }: Limited<Environment>, environment?: Environment): number {
  const given = typeof limit === 'function' ? environment && limit(environment) : limit;
  return given ?? (isSlow ? LIMIT.slow : LIMIT.quick);
}

/** Runs a check, and stops it with everything that it waits for when its time is over. */
export function withinLimit<Result, Environment = never>(check: Limited<Environment>, run: () => Promise<Result>, environment?: Environment): Promise<Result> {
  const seconds = limitOf(check, environment);
  return stoppable(async (stop) => {
    const timer = setTimeout(() => stop(`not within ${seconds} s`), seconds * 1000);
    try {
      return await run();
    } finally {
      clearTimeout(timer);
    }
  });
}
