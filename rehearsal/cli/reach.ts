import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatReachability } from '../reachability/format';
import { reachability, type Reachability } from '../reachability/reachability';
import { EXIT } from './rehearse';
import { UsageError } from './usage-error';

export interface ReachOptions {
  readonly json?: string;
  readonly context?: string;
  readonly strict?: boolean;
}

/** Computes who reaches whom and starts nothing. */
export function reach(directory: string, { json, context, strict }: ReachOptions): void {
  if (context !== undefined && !existsSync(context)) {
    throw new UsageError(`--context must be a file that CDK keeps look-ups in, got ${JSON.stringify(context)}, which is not there`);
  }
  const result = reachability(resolve(directory), context);
  if (result.rows.length === 0) {
    throw new UsageError(`The assembly must have an AWS::MSK::Cluster to be reached, got ${JSON.stringify(directory)}, which has none`);
  }
  if (json !== undefined) {
    write(json, { assembly: directory, ...result });
  }
  console.log(formatReachability(result));
  process.exitCode = exitCodeOf(result, strict);
}

/** With `--strict`: whether all that is given a cluster's ARN reaches it, and whether nothing in the table is unknown. */
export function exitCodeOf({ rows, meant }: Pick<Reachability, 'rows' | 'meant'>, strict = false): number {
  if (strict && meant.some(({ extent }) => extent === 'none' || extent === 'some')) {
    return EXIT.disproved;
  }
  return strict && rows.some(({ extent }) => extent === 'unknown') ? EXIT.notRehearsed : EXIT.proven;
}

function write(file: string, content: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`--json must be a file that can be written, got ${JSON.stringify(file)}: ${(error as Error).message}`);
  }
}
