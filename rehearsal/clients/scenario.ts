import type { RunningCluster } from '../hosts/running-cluster';
import { CheckFailed } from '../system/assert';
import type { Client } from './client';

/** What a client saw. */
export interface ScenarioResult {
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

/** What a client does, and with which topics. */
export interface ClientScenario {
  readonly topic: string;
  readonly missingTopic: string;
  readonly forbiddenTopic: string;
  /** The group that it reads as; one of its own by default. */
  readonly group?: string;
  readonly records: number;
  /** Seconds to wait for a broker. */
  readonly patience: number;
}

/** Runs a client in an environment, behind a command that completes it if there is one. */
export async function runScenario(
  { clientInstance }: RunningCluster, client: Client, { topic, missingTopic, forbiddenTopic, group, records, patience }: ClientScenario, environment: Readonly<Record<string, string>>, entry: readonly string[] = [],
): Promise<ScenarioResult> {
  const [command, ...args] = [...entry, ...client.command, client.configuration, topic, missingTopic, forbiddenTopic, String(records), String(patience), ...(group === undefined ? [] : [group])];
  const { status, stdout, stderr } = await clientInstance.run(command!, args, { environment: { ...client.environment, ...environment } });
  const answer = stdout.trim().split('\n').at(-1) ?? '';
  if (status !== 0 || !answer.startsWith('{')) {
    throw new CheckFailed(`${client.name} ended with ${status}: ${(stderr || stdout).trim().slice(-500)}`);
  }
  return JSON.parse(answer) as ScenarioResult;
}
