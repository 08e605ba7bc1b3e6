import { join } from 'node:path';
import { compileProgram } from '../../conversation/compile';
import { javaFlags, javaProgram } from '../../kafka/java';
import { mavenClasspath } from '../../maven-classpath';
import type { Stage } from '../../proofs/proof';
import type { Client } from '../client';
import { writeConfiguration } from '../configuration';

/** The newest release that was in Maven Central when this was written, of the last line that runs on Java 17 with Kafka's clients 3. */
const SPRING_BOOT = '3.5.16';

/** An application that Spring Boot configures by the library's application.yml, with the Kafka clients that Spring Boot chose. */
export async function springBootClient({ cluster: { trustStore } }: Stage, directory: string): Promise<Client> {
  const classpath = await mavenClasspath({
    name: `spring-boot-${SPRING_BOOT}`,
    pom: join(__dirname, 'pom.xml'),
    args: [`-Dspring-boot.version=${SPRING_BOOT}`],
  });
  const classes = await compileProgram({ classpath }, join(directory, 'spring-boot-classes'), __dirname);
  return {
    name: 'Spring Boot',
    configuration: await writeConfiguration('SPRING_BOOT', directory),
    command: [
      javaProgram('java'), '-Xmx256m', ...javaFlags(directory),
      `-Djavax.net.ssl.trustStore=${trustStore.path}`, `-Djavax.net.ssl.trustStorePassword=${trustStore.password}`,
      '-cp', `${classes}:${classpath}`, 'SpringBootClient',
    ],
    environment: {},
  };
}
