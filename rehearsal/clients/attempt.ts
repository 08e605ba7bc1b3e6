import type { Stage } from '../proofs/proof';
import type { Client } from './client';

/** What a client saw. */
export interface Seen {
  readonly version: string;
  /** Records that were acknowledged. */
  readonly written?: number;
  /** Those of them that came back. */
  readonly read?: number;
  /** What it said of a topic that is not there. */
  readonly missingTopic?: string;
  /** What it said of a topic that its user may not write to. */
  readonly forbiddenTopic?: string;
  /** What kept it from writing, in its own words. */
  readonly error?: string;
}

/** What a client is told to do. */
export interface Task {
  readonly topic: string;
  readonly missingTopic: string;
  readonly forbiddenTopic: string;
  readonly records: number;
  /** Seconds to wait for a broker. */
  readonly patience: number;
}

/** Runs a client in an environment, behind a command that completes it if there is one. */
export async function attempt(
  { box }: Stage, client: Client, { topic, missingTopic, forbiddenTopic, records, patience }: Task, environment: Readonly<Record<string, string>>, entry: readonly string[] = [],
): Promise<Seen> {
  const [command, ...args] = [...entry, ...client.command, client.configuration, topic, missingTopic, forbiddenTopic, String(records), String(patience)];
  const { status, stdout, stderr } = await box.run(command!, args, { environment: { ...client.environment, ...environment } });
  const answer = stdout.trim().split('\n').at(-1) ?? '';
  if (status !== 0 || !answer.startsWith('{')) {
    throw new Error(`${client.name} ended with ${status}: ${(stderr || stdout).trim().slice(-500)}`);
  }
  return JSON.parse(answer) as Seen;
}
