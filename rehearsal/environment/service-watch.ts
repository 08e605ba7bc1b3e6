import type { MirrorMaker } from '../hosts/mirror-maker/mirror-maker';
import { failuresIn, tellsTasks } from '../hosts/mirror-maker/tasks';
import { pauseUnlessStopped, stoppable } from '../system/stopping';

const LOOK_EVERY = 500;

/** Looks at the processes between two at the tasks: what an exporter tells costs it a second of work where there are many topics. */
const LOOKS_PER_SCRAPE = 8;

/** So many scrapes in a row must see a failed task: MirrorMaker replaces its tasks when topics come and go. */
const CONFIRMED = 2;

type Service = Pick<MirrorMaker, 'description' | 'exits' | 'metrics' | 'lines' | 'tasks'>;

/** So long exporters may be silent at the end: one that is busy, or just starts, takes seconds. */
const SILENT = 10_000;

/** What a failed task leaves in the log, and an end that has no exception. */
const REASONS = [/\w+Exception: .*/, /\bERROR\b.*/];

/**
 * Runs something while it looks at services all the time, whether it uses them or not: a process that ends by itself, or a task
 * that fails, is a failure at once, with what the service said last.
 */
export async function withServicesWatched<Result>(services: readonly Service[], run: () => Promise<Result>): Promise<Result> {
  return stoppable(async (stop) => {
    let isOver = false;
    const begun = await Promise.all(services.map(begin));
    const watches = begun.map(async (watched) => {
      const fault = await firstFault(watched, () => isOver).catch(({ message }: Error) => `the look at it failed: ${message}`);
      if (fault !== undefined) {
        stop(`${watched.service.description.name}: ${fault}`);
      }
    });
    try {
      return await run();
    } finally {
      isOver = true;
      await Promise.all(watches);
    }
  });
}

/** A service, and what is known of it already. */
interface Watched {
  readonly service: Service;
  readonly exits: number;
  readonly lines: number;
}

async function begin(service: Service): Promise<Watched> {
  return { service, exits: service.exits.length, lines: (await service.lines()).length };
}

/** Looks once more when it is over. */
async function firstFault({ service, exits, lines }: Watched, isOver: () => boolean): Promise<string | undefined> {
  let seen = 0;
  let silentSince: number | undefined;
  for (let look = 1, last = false; !last; look++) {
    await pauseUnlessStopped(LOOK_EVERY);
    last = isOver() && seen === 0;
    const exit = service.exits[exits];
    if (exit !== undefined) {
      return `${exit}${reasonIn((await service.lines()).slice(lines))}`;
    }
    if (last || look % LOOKS_PER_SCRAPE === 0) {
      const metrics = await service.metrics();
      const [failure] = failuresIn(metrics);
      seen = failure === undefined ? 0 : seen + 1;
      const isSilent = service.tasks.some(({ isRunning }) => isRunning) && !tellsTasks(metrics);
      // In the middle a service may be starting.
      silentSince = last && isSilent ? silentSince ?? Date.now() : undefined;
      if (silentSince !== undefined && Date.now() - silentSince > SILENT) {
        return 'its exporters did not tell of any task: whether one failed is not known';
      }
      last &&= seen === 0 && silentSince === undefined;
      if (seen === CONFIRMED) {
        return `${failure}${reasonIn((await service.lines()).slice(lines))}`;
      }
    }
  }
  return undefined;
}

function reasonIn(lines: readonly string[]): string {
  const reason = REASONS.map((pattern) => lines.flatMap((line) => pattern.exec(line)?.[0] ?? []).at(-1)).find((found) => found !== undefined);
  return reason === undefined ? '' : `, and its log says: ${reason}`;
}
