import { CLIENT_VARIABLES } from '../login/variables';

/** With pauses of 0.3 s that double up to 30 s these make two minutes, as long as a Java producer tries. */
const RETRIES = 10;

/**
 * A CommonJS module, which an ES module may import as well: `new Kafka(require('./kafka.cjs'))`.
 *
 * Node.js brings its own list of authorities, and Amazon's are in it. Producers wait for all replicas in sync by default.
 *
 * @see https://kafka.js.org/docs/configuration
 */
export function kafkaJsModule(): string {
  return [
    'module.exports = {',
    `  brokers: ${environment(CLIENT_VARIABLES.bootstrapServers)}.split(','),`,
    '  ssl: true,',
    '  sasl: {',
    "    mechanism: 'scram-sha-512',",
    `    username: ${environment(CLIENT_VARIABLES.username)},`,
    `    password: ${environment(CLIENT_VARIABLES.password)},`,
    '  },',
    `  retry: { retries: ${RETRIES} },`,
    '};',
    '',
  ].join('\n');
}

function environment(variable: string): string {
  return `process.env.${variable}`;
}
