import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { CheckFailed } from './assert';

/** So long what was stopped may tidy up. What hangs even then is left behind. */
const TIDY_UP = 30_000;

const current = new AsyncLocalStorage<AbortSignal>();

/**
 * Runs something that can be stopped: `stop` ends every wait, command and call that is under way in it, and gives the reason. What
 * it starts from then on runs nevertheless, so that it can leave everything as it was.
 */
export async function stoppable<Result>(run: (stop: (reason: string) => void) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const outer = current.getStore();
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  // Each wait, command and call that is under way is one.
  setMaxListeners(0, signal);
  const running = current.run(signal, () => run((reason) => controller.abort(new CheckFailed(reason))));
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await Promise.race([running.catch(() => undefined), stopped]);
  if (!signal.aborted) {
    return running;
  }
  const { message } = signal.reason as Error;
  const interrupted = await Promise.race([
    running.then(() => undefined, (error: Error) => error.message),
    pause(TIDY_UP, `it did not end within ${TIDY_UP / 1000} s`, { ref: false }),
  ]);
  throw new CheckFailed(interrupted === undefined || interrupted.startsWith(message) ? interrupted ?? message : `${message}; until then: ${interrupted}`);
}

/** Calls back when what runs here is stopped, unless the function that it gives was called before. */
export function onStop(callback: () => void): () => void {
  const signal = current.getStore();
  if (signal === undefined || signal.aborted) {
    return () => undefined;
  }
  signal.addEventListener('abort', callback, { once: true });
  return () => signal.removeEventListener('abort', callback);
}

/** Fails when what runs here was stopped. */
export function failIfStopped(what: string): void {
  if (current.getStore()?.aborted) {
    throw new CheckFailed(what);
  }
}

/** Waits, unless what runs here is stopped meanwhile. */
export async function pauseUnlessStopped(milliseconds: number): Promise<void> {
  let forget = () => {};
  const timer = new AbortController();
  const stopped = new Promise<void>((resolve) => forget = onStop(resolve));
  await Promise.race([pause(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined), stopped]);
  forget();
  timer.abort();
}
