import { availableParallelism, freemem } from 'node:os';
import type { SynthesisOptions } from './synthesize';

/** One run of msk-rehearsal. */
export interface RehearsalRun {
  /** What to synthesize for it; the arguments say it, or need no assembly, if there is none. */
  readonly synthesis?: SynthesisOptions;
  readonly args: readonly string[];
}

/** Gives each app its MirrorMaker for the failback, and says which side is active where it would not by itself. */
const WITH_FAILBACK = { failback: 'true', activeSide: 'true' };

/** What an example shows that the app of cdk.json cannot, with --drills. */
const EXAMPLES = [
  {
    // A failover and a failback have other steps; and this one has two processes, whose passwords are rotated, and another line
    // of Kafka on each side. What breaks any MirrorMaker broke that of the app before.
    name: 'identical-names',
    only: [
      'cluster.login', 'cluster.no-secret',
      'replication.start', 'replication.arrival', 'replication.group-offsets', 'replication.health', 'replication.unknown-settings', 'replication.untouched-primary', 'replication.no-secret',
      'faults.lost-leader', 'faults.rotated-passwords',
      'failover',
    ],
  },
  {
    // What MirrorMaker copies whatever its topics are must not break either direction, on clusters that are closed.
    name: 'narrow-topics',
    only: ['replication.start', 'replication.arrival', 'replication.health', 'failover.unplanned', 'failover.return-of-primary', 'failover.failback'],
  },
  {
    name: 'mutual-tls',
    only: ['cluster.certificates', 'cluster.certificate-clients', 'cluster.no-secret'],
  },
];

/** Options of which none needs an assembly of this repository. */
const COMPLETE = ['--assembly', '--help', '-h', '--version'];

/** What msk-rehearsal writes, and where by default. */
const OUTPUTS = ['--report', '--json', '--junit'];
const DEFAULT_REPORT = 'msk-rehearsal-report';

/** What `npm run rehearse` runs, the longest first. */
export function rehearsalsOf(args: readonly string[]): RehearsalRun[] {
  const namesCommand = args[0] !== undefined && !args[0].startsWith('-');
  if (namesCommand || args.some((arg) => COMPLETE.includes(arg.split('=')[0]!))) {
    return [{ args }];
  }
  if (!args.includes('--drills')) {
    return [{ synthesis: {}, args: withTitle(args) }];
  }
  const choosesChecks = args.some((arg) => /^--(only|skip)\b/.test(arg));
  return [
    { synthesis: { context: WITH_FAILBACK }, args: withTitle(args) },
    ...(choosesChecks ? [] : EXAMPLES.map(({ name, only }) => ({
      synthesis: { app: `npx tsx examples/${name}.ts`, context: WITH_FAILBACK },
      args: [...withOwnOutput(args, name), '--title', `examples/${name}.ts`, '--only', only.join(',')],
    }))),
  ];
}

/** What a run has to do at most times, and what it takes at its peak. */
const PROCESSORS = 2;
const MEMORY = 4 * 2 ** 30;

/** How many runs a machine can have side by side without one waiting for another. */
export function sideBySide(processors = availableParallelism(), memory = freemem()): number {
  return Math.max(1, Math.min(Math.floor(processors / PROCESSORS), Math.floor(memory / MEMORY)));
}

/** Does something with each, in their order and with so many at once. */
export async function forEach<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await work(item);
    }
  }));
}

/** How runs end, the best first; what is none of them is a signal or a failure of the machine, and worse. */
const FROM_BEST = [0, 3, 1, 2];

/** Of how two runs ended, what a pipeline must hear. */
export function worseOf(one: number, other: number): number {
  const rank = (status: number) => FROM_BEST.includes(status) ? FROM_BEST.indexOf(status) : FROM_BEST.length;
  return rank(other) > rank(one) ? other : one;
}

/** It is synthesized into a directory whose name says nothing. */
function withTitle(args: readonly string[]): string[] {
  return [...args, '--title', 'the app of cdk.json'];
}

/** A later run leaves the report of the first one as it is: what it writes has a name of its own. */
function withOwnOutput(args: readonly string[], name: string): string[] {
  const own = (path: string) => path.replace(/(\.\w+)?\/?$/, `-${name}$1`);
  const renamed = args.map((arg, index) => {
    const [, option, path] = /^(--(?:report|json|junit)=)(.+)$/.exec(arg) ?? [];
    return path !== undefined ? `${option}${own(path)}` : OUTPUTS.includes(args[index - 1] ?? '') ? own(arg) : arg;
  });
  return args.some((arg) => arg.split('=')[0] === '--report') ? renamed : [...renamed, '--report', own(DEFAULT_REPORT)];
}
