import { compiledProgram } from '../../local-kafka/compile';
import { javaFlags, javaProgram } from '../../system/java';
import { mavenClasspath } from '../../system/maven-classpath';
import type { RunningCluster } from '../../hosts/running-cluster';
import type { Client } from '../client';
import { writeConfiguration } from '../configuration';
import { resource } from '../../system/package-root';

/** The newest release that was in Maven Central when this was written, of the last line that runs on Java 17 with Kafka's clients 3. */
const SPRING_BOOT = '3.5.16';

/** An application that Spring Boot configures by the library's application.yml, with the Kafka clients that Spring Boot chose. */
export async function springBootClient({ cluster: { trustStore } }: RunningCluster, directory: string, text?: string): Promise<Client> {
  const classpath = await mavenClasspath({
    name: `spring-boot-${SPRING_BOOT}`,
    pom: resource('clients', 'spring-boot', 'pom.xml'),
    args: [`-Dspring-boot.version=${SPRING_BOOT}`],
  });
  const classes = await compiledProgram({ classpath }, resource('clients', 'spring-boot'));
  return {
    name: 'Spring Boot',
    configuration: await writeConfiguration('SPRING_BOOT', directory, text),
    command: [
      javaProgram('java'), '-Xmx256m', ...javaFlags(directory),
      `-Djavax.net.ssl.trustStore=${trustStore.path}`, `-Djavax.net.ssl.trustStorePassword=${trustStore.password}`,
      '-cp', `${classes}:${classpath}`, 'SpringBootClient',
    ],
    environment: {},
  };
}
