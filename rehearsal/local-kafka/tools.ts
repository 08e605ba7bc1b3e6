import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { classDataFlags } from './class-data';
import type { KafkaDistribution } from './distribution';
import { javaFlags, javaProgram } from '../system/java';
import { logging } from './logging';
import { type KafkaTool, kafkaTools } from './tool-classes';

/**
 * Fills `directory`/bin with Kafka's own commands, as they are in /opt/kafka/bin of a host, and gives its path.
 * Maven's jars come without scripts; the stand-ins read the same environment variables as Kafka's.
 */
export async function writeTools(distribution: KafkaDistribution, directory: string): Promise<string> {
  const bin = path.join(directory, 'bin');
  await fs.mkdir(directory, { recursive: true });
  if (distribution.home) {
    await fs.symlink(path.join(distribution.home, 'bin'), bin);
    return bin;
  }
  const temporaryDirectory = path.join(directory, 'tmp');
  await Promise.all([bin, temporaryDirectory].map((each) => fs.mkdir(each, { recursive: true })));
  const quiet = await logging(distribution, path.join(directory, 'config', 'tools-log4j.properties'), { level: 'WARN', output: 'stderr' });
  const talkative = await logging(distribution, path.join(directory, 'config', 'connect-log4j.properties'), { level: 'INFO', output: 'stdout' });
  const flags = javaFlags(temporaryDirectory);
  const classData = await classDataFlags(distribution, 'client', temporaryDirectory);
  // It runs what comes with jars of its own, which are no Kafka's.
  await script(path.join(bin, 'kafka-run-class.sh'), command(distribution, flags, quiet));
  await Promise.all(kafkaTools(distribution.version).map(async (tool) => script(
    path.join(bin, tool.script),
    command(distribution, tool.isService ? flags : [...flags, ...classData], tool.isService ? talkative : quiet, tool),
  )));
  return bin;
}

/** The variables and their order are those of Kafka's kafka-run-class.sh: KAFKA_OPTS come last and so win over the others. */
function command({ classpath }: KafkaDistribution, javaFlags: readonly string[], logFlag: string, tool?: KafkaTool): string {
  const flags = javaFlags.map(inDoubleQuotes).join(' ');
  return [
    '#!/bin/sh',
    `exec ${inSingleQuotes(javaProgram('java'))} \${KAFKA_HEAP_OPTS:-${tool?.heap ?? '-Xmx256M'}} \\`,
    `  \${KAFKA_JVM_PERFORMANCE_OPTS:-${flags}} $KAFKA_GC_LOG_OPTS $KAFKA_JMX_OPTS \\`,
    `  \${KAFKA_LOG4J_OPTS:-${inDoubleQuotes(logFlag)}} \\`,
    `  -cp "\${CLASSPATH:+$CLASSPATH:}"${inSingleQuotes(classpath)} \\`,
    `  $KAFKA_OPTS ${tool ? `${tool.main} ` : ''}"$@"`,
    '',
  ].join('\n');
}

async function script(file: string, text: string): Promise<void> {
  await fs.writeFile(file, text, { mode: 0o755 });
}

function inSingleQuotes(text: string): string {
  return `'${text.replace(/'/g, '\'\\\'\'')}'`;
}

function inDoubleQuotes(text: string): string {
  return `"${text.replace(/(["\\$`])/g, '\\$1')}"`;
}
