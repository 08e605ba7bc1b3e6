import { untilAncestorEnds } from '../system/ancestors';
import { startNothingMore } from '../system/processes';
import { SIGNALS, statusOf } from '../system/signals';

/** As if the signal that ended an ancestor had come here. */
const LOOK_EVERY = 1000;

/**
 * Calls `end` before this process ends by a signal, by the end of what started it, or because what it prints is read no more. What
 * an interrupted run saw says nothing, so nothing more is printed. A second signal changes nothing: brokers would remain.
 */
export function endWithSignals(end: () => Promise<unknown>): void {
  let ending = false;
  const interrupt = (status: number): void => {
    if (ending) {
      return;
    }
    ending = true;
    process.stdout.write = () => true;
    console.error('Interrupted: stops and removes everything.');
    const { stderr } = process;
    const write = stderr.write.bind(stderr);
    stderr.write = () => true;
    startNothingMore();
    // Its failures say no more than that it was interrupted.
    process.on('unhandledRejection', () => undefined);
    void end().catch(() => undefined).finally(() => {
      // At the exit the display of the progress shows the terminal's cursor again.
      stderr.write = write;
      process.exit(status);
    });
  };
  for (const signal of SIGNALS) {
    process.on(signal, () => interrupt(statusOf(signal)));
  }
  // The terminal, or the program behind a pipe, is gone.
  process.stdout.on('error', () => interrupt(statusOf('SIGHUP')));
  process.stderr.on('error', () => interrupt(statusOf('SIGHUP')));
  void untilAncestorEnds(LOOK_EVERY).then(() => interrupt(statusOf('SIGTERM')), () => undefined);
}
