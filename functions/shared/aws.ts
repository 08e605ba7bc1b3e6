import { GetBootstrapBrokersCommand, KafkaClient } from '@aws-sdk/client-kafka';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { reasonOf } from './reason';

/** How long an API of AWS may take, in milliseconds. */
export interface TimeOuts {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
}

/** Of a client by default there are none: without a route to AWS, it would wait until the function is stopped. The SDK tries three times. */
const TIMEOUTS: TimeOuts = { connectionTimeout: 5_000, requestTimeout: 10_000 };

/** Set by the template where MSK's API is called at its dual-stack endpoint. */
const DUAL_STACK = 'MSK_DUAL_STACK_ENDPOINT';

/** An API of AWS that does not answer. */
export class Unreachable extends Error {}

/** @param region where a secret is, if not where the function is */
export function secretsManager(timeOuts: TimeOuts = TIMEOUTS, region = ownRegion()): SecretsManagerClient {
  return sayWhoIsSilent(new SecretsManagerClient({ region, requestHandler: handlerOptions(timeOuts) }), 'Secrets Manager', `com.amazonaws.${region}.secretsmanager`);
}

/** @param region where a cluster is, if not where the function is */
export function kafkaApi(timeOuts: TimeOuts = TIMEOUTS, region = ownRegion()): KafkaClient {
  const useDualstackEndpoint = process.env[DUAL_STACK] === 'true';
  // Its interface endpoint serves the dual-stack name only.
  const endpoint = `aws.api.${region}.kafka-api${useDualstackEndpoint ? '' : ' together with mskDualStackEndpoint'}`;
  return sayWhoIsSilent(new KafkaClient({ region, useDualstackEndpoint, requestHandler: handlerOptions(timeOuts) }), "MSK's API", endpoint);
}

/** The brokers' addresses of now, for SASL/SCRAM. */
export async function bootstrapBrokers(clusterArn: string, client = kafkaApi()): Promise<string[]> {
  const { BootstrapBrokerStringSaslScram: addresses } = await client.send(new GetBootstrapBrokersCommand({ ClusterArn: clusterArn }));
  if (!addresses) {
    throw new Error(`${clusterArn} has no addresses for SASL/SCRAM`);
  }
  return addresses.split(',');
}

/** What to do against silence stands in the error of each call. */
function sayWhoIsSilent<Client extends KafkaClient | SecretsManagerClient>(client: Client, who: string, endpoint: string): Client {
  // Both are made alike, which TypeScript cannot see of their stacks.
  (client as KafkaClient).middlewareStack.add((next) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      throw isSilence(error)
        ? new Unreachable(`${who} does not answer (${reasonOf(error)}): the subnets of the brokers must have a NAT gateway, or the VPC endpoint ${endpoint}`)
        : error;
    }
  }, { step: 'initialize' });
  return client;
}

function handlerOptions(timeOuts: TimeOuts): TimeOuts & { throwOnRequestTimeout: true } {
  return { ...timeOuts, throwOnRequestTimeout: true };
}

/** No connection, or one on which nothing comes. */
function isSilence(error: unknown): boolean {
  const { name, code } = Object(error) as { name?: string; code?: unknown };
  return name === 'TimeoutError' || (typeof code === 'string' && /^E[A-Z_]+$/.test(code));
}

function ownRegion(): string {
  return process.env.AWS_REGION ?? 'REGION';
}
