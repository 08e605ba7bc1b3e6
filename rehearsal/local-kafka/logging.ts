import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { isOlderThan } from 'cdk-msk-georeplication/kafka';
import type { KafkaDistribution } from './distribution';

export interface Logging {
  readonly level: 'INFO' | 'WARN';
  readonly output: 'stdout' | 'stderr';
}

/** Writes a log configuration for the logger that this Kafka brings along, and gives the flag that names it. */
export async function logging(distribution: KafkaDistribution, file: string, { level, output }: Logging): Promise<string> {
  const isLog4j2 = !isOlderThan(distribution.version, '4.0');
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, isLog4j2 ? log4j2(level, output) : log4j(level, output));
  return isLog4j2 ? `-Dlog4j2.configurationFile=${file}` : `-Dlog4j.configuration=file:${file}`;
}

function log4j(level: string, output: string): string {
  return [
    `log4j.rootLogger=${level}, console`,
    'log4j.appender.console=org.apache.log4j.ConsoleAppender',
    `log4j.appender.console.target=System.${output === 'stdout' ? 'out' : 'err'}`,
    'log4j.appender.console.layout=org.apache.log4j.PatternLayout',
    'log4j.appender.console.layout.ConversionPattern=[%d] %p %m (%c)%n',
    '',
  ].join('\n');
}

function log4j2(level: string, output: string): string {
  return [
    'status=error',
    'appender.console.type=Console',
    'appender.console.name=console',
    `appender.console.target=SYSTEM_${output === 'stdout' ? 'OUT' : 'ERR'}`,
    'appender.console.layout.type=PatternLayout',
    'appender.console.layout.pattern=[%d] %p %m (%c)%n',
    `rootLogger.level=${level}`,
    'rootLogger.appenderRef.console.ref=console',
    '',
  ].join('\n');
}
