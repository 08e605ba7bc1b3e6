import { scramLogin } from '../login/scram-login';
import { RETRY_BACKOFF_MILLISECONDS } from './retry-backoff';
import { CLIENT_VARIABLES } from '../login/variables';

const SCRAM = scramLogin(`\${${CLIENT_VARIABLES.username}}`, `\${${CLIENT_VARIABLES.password}}`);

/**
 * The `application.yml` of a Spring Boot application, whose producers, consumers and admin client all read it. Spring
 * itself resolves the variables.
 *
 * @see https://docs.spring.io/spring-boot/reference/messaging/kafka.html
 * @param settings how to log in
 */
export function springBootFile(settings: Readonly<Record<string, string>> = SCRAM): string {
  const { 'security.protocol': protocol, ...login } = settings;
  return [
    'spring:',
    '  kafka:',
    `    bootstrap-servers: \${${CLIENT_VARIABLES.bootstrapServers}}`,
    '    security:',
    `      protocol: ${protocol}`,
    '    properties:',
    // In brackets, a name with dots stays one name.
    ...Object.entries({ ...login, 'retry.backoff.ms': String(RETRY_BACKOFF_MILLISECONDS) }).map(([key, value]) => `      "[${key}]": ${inSingleQuotes(value)}`),
    '',
  ].join('\n');
}

/** YAML knows no escape in single quotes but the quote itself. */
function inSingleQuotes(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
