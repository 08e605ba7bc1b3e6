import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SettingValue } from '../../../lib/kafka/settings/setting-values';
import { kafkaDistribution } from '../../../rehearsal/local-kafka/distribution';
import { javaFlags, javaProgram } from '../../../rehearsal/system/java';
import { run } from '../../../rehearsal/system/processes';

/** A value of a setting that Kafka is asked about. */
export interface Probe {
  /** Who reads it, see CheckSettings.java. */
  readonly kind: string;
  readonly name: string;
  readonly setting: SettingValue;
  readonly value: string;
}

/** What a Kafka says of each, `taken`, `refused` or `unknown`. */
export async function askKafka(version: string, probes: readonly Probe[]): Promise<string[]> {
  const { classpath } = await kafkaDistribution(version);
  const { stdout, stderr, status } = await run(javaProgram('java'), [...javaFlags(tmpdir()), '-cp', classpath, join(__dirname, 'CheckSettings.java')], {
    input: probes.map(({ kind, name, value }) => `${kind}\t${name}\t${value}\n`).join(''),
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trimEnd().split('\n');
}

export function written({ name, value }: Probe): string {
  return `${name}=${value}`;
}
