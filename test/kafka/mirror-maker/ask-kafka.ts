import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaDistribution } from '../../../rehearsal/local-kafka/distribution';
import { javaFlags, javaProgram } from '../../../rehearsal/system/java';

/** What MirrorMaker's own classes answer, one virtual machine for all questions. */
export async function askKafka(version: string, questions: readonly (readonly string[])[]): Promise<string[]> {
  const { classpath } = await kafkaDistribution(version);
  const directory = mkdtempSync(join(tmpdir(), 'copying-'));
  try {
    return execFileSync(javaProgram('java'), [...javaFlags(directory), '-cp', classpath, join(__dirname, 'CheckCopying.java')], {
      input: questions.map((words) => `${words.join('\t')}\n`).join(''), encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 2 ** 26,
    }).trimEnd().split('\n').filter((line) => !line.startsWith('SLF4J'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
