import { resolve } from 'node:path';
import type { Drills } from './proofs/replication/proof';
import { synthesize } from './synthesize';

/** An app, or an assembly of one, that is rehearsed with brokers of its own. */
export interface Subject {
  /** As the headings of the report name it. */
  readonly name: string;
  /** Gives the cloud assembly; what is synthesized goes into the directory. */
  readonly assemblyIn: (directory: string) => Promise<string>;
  readonly drills: Drills;
}

/** Gives each app its MirrorMaker for the way back. */
const WITH_FAILBACK = { failback: 'true' };

/** With identical names a failover and a failback go another way; and this one has two processes, whose passwords are rotated. */
const EXAMPLES = ['examples/identical-names.ts'];

/** What a run rehearses, one after the other. */
export function subjectsOf({ assembly, drills }: { readonly assembly?: string; readonly drills: boolean }): Subject[] {
  if (assembly !== undefined) {
    return [{ name: assembly, assemblyIn: () => Promise.resolve(resolve(assembly)), drills: drills ? 'all' : 'none' }];
  }
  const app = 'the app of cdk.json';
  if (!drills) {
    return [{ name: app, assemblyIn: (directory) => synthesize(directory), drills: 'none' }];
  }
  return [
    { name: app, assemblyIn: (directory) => synthesize(directory, { context: WITH_FAILBACK }), drills: 'all' },
    ...EXAMPLES.map((example): Subject => ({
      name: example,
      assemblyIn: (directory) => synthesize(directory, { app: `npx tsx ${example}`, context: WITH_FAILBACK }),
      // What breaks any MirrorMaker broke that of the app before.
      drills: 'particular',
    })),
  ];
}
