import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SECRET_CALLS } from './secret-calls';
import { SecretVersions } from './secret-versions';
import type { AwsState, BootstrapBrokers } from './state';
import { generateSecret } from './generated-secret';
import { isAllowedByPolicies } from './iam';
import { contextOfCall, contextOfKey } from './request-context';

/** A request that came, and what it got. */
export interface Call {
  readonly principal: string;
  readonly region: string;
  readonly action: string;
  readonly resource: string;
  readonly status: number;
}

/** What AWS answers when it refuses. */
class Refusal extends Error {
  public constructor(public readonly status: number, public readonly code: string, message: string) {
    super(message);
  }
}

/** A request, as far as it matters here. */
interface Request {
  readonly principal: string;
  readonly region: string;
  readonly action: string;
  readonly resource: string;
}

/**
 * Answers the calls that hosts make, GetBootstrapBrokers, GetSecretValue and GetParameter, and those with which a function rotates a
 * secret, to the real AWS command line and SDK: in the resource's own Region only, and only to a caller whose policies in
 * the template allow it.
 *
 * Signatures are not checked: the scope in them names caller and Region, which is all that a rehearsal needs.
 */
export class AwsEndpoint {
  public static async start(state: AwsState): Promise<AwsEndpoint> {
    const endpoint = new AwsEndpoint(state);
    endpoint.server.listen(0, '127.0.0.1');
    await once(endpoint.server, 'listening');
    return endpoint;
  }

  public readonly calls: Call[] = [];
  private readonly server: Server;
  private readonly versions: SecretVersions;
  private throttled = 0;

  private constructor(private readonly state: AwsState) {
    this.versions = new SecretVersions(state.secrets);
    this.server = createServer((message, response) => {
      void this.answer(message).then(({ status, code, body }) => {
        response.writeHead(status, { 'content-type': 'application/json', ...(code && { 'x-amzn-errortype': code }) });
        response.end(JSON.stringify(body));
      });
    });
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public setBootstrapBrokers(clusterArn: string, brokers: BootstrapBrokers): void {
    this.state.clusters.set(clusterArn, { ...this.state.clusters.get(clusterArn)!, brokers });
  }

  public secretString(arn: string): string {
    return this.state.secrets.get(arn)!.secretString;
  }

  /** Puts another value into a secret, as a rotation does, and gives the one before. */
  public changeSecret(arn: string, secretString: string): string {
    const secret = this.state.secrets.get(arn)!;
    this.state.secrets.set(arn, { ...secret, secretString });
    return secret.secretString;
  }

  /** Writes another value into a parameter, as an operator does. */
  public putParameter(arn: string, value: string): void {
    this.state.parameters.set(arn, { ...this.state.parameters.get(arn)!, value });
  }

  /** Refuses the next calls as AWS does when there are too many. */
  public throttle(calls: number): void {
    this.throttled = calls;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(message: IncomingMessage): Promise<{ status: number; code?: string; body: unknown }> {
    let request: Request | undefined;
    try {
      const input = await text(message);
      request = requestIn(message, input);
      const body = this.resultOf(request, input);
      this.calls.push({ ...request, status: 200 });
      return { status: 200, body };
    } catch (error) {
      const { status, code, message: reason } = error instanceof Refusal ? error : new Refusal(500, 'InternalFailure', String(error));
      this.calls.push({ principal: '', region: '', action: '', resource: '', ...request, status });
      return { status, code, body: { __type: code, message: reason } };
    }
  }

  private resultOf(request: Request, input: string): unknown {
    if (this.throttled > 0) {
      this.throttled--;
      throw request.action.startsWith('kafka:')
        ? new Refusal(429, 'TooManyRequestsException', 'Too many requests')
        : new Refusal(400, 'ThrottlingException', 'Rate exceeded');
    }
    switch (request.action) {
      case 'kafka:GetBootstrapBrokers': return this.bootstrapBrokers(request);
      case 'ssm:GetParameter': return this.parameter(request, input);
      case 'secretsmanager:GetRandomPassword': return this.randomPassword(request, input);
      default: return this.ofSecret(request, input);
    }
  }

  private bootstrapBrokers(request: Request): unknown {
    this.authorize(request);
    const cluster = this.state.clusters.get(request.resource);
    if (!cluster || cluster.region !== request.region) {
      throw new Refusal(404, 'NotFoundException', 'The requested cluster was not found.');
    }
    return cluster.brokers;
  }

  private parameter(request: Request, input: string): unknown {
    const { Name } = JSON.parse(input) as { readonly Name: string };
    const [arn, found] = [...this.state.parameters].find(([, { name, region }]) => name === Name && region === request.region) ?? [];
    this.authorize({ ...request, resource: arn ?? Name });
    if (arn === undefined) {
      throw new Refusal(400, 'ParameterNotFound', '');
    }
    return { Parameter: { Name, ARN: arn, Type: 'String', Value: found!.value } };
  }

  private randomPassword(request: Request, input: string): unknown {
    this.authorize(request);
    return { RandomPassword: generateSecret({ SecretStringTemplate: '{}', GenerateStringKey: 'password', ...JSON.parse(input) }).password };
  }

  private ofSecret(request: Request, input: string): unknown {
    this.authorize(request);
    const { key, answer } = SECRET_CALLS[request.action]!;
    const secret = this.state.secrets.get(request.resource);
    if (!secret || secret.region !== request.region) {
      throw new Refusal(400, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    for (const action of secret.keyArn ? key : []) {
      this.authorize({ ...request, action, resource: secret.keyArn! }, contextOfKey(request.resource, secret.region));
    }
    const result = answer(this.versions, request.resource, JSON.parse(input));
    if (typeof result === 'string') {
      throw new Refusal(400, result, `Secrets Manager refuses ${request.action}.`);
    }
    return result;
  }

  private authorize({ principal, action, resource, region }: Request, context = contextOfCall(region)): void {
    // Who is asked for here has no rights that are unknown: such callers are not rehearsed.
    if (isAllowedByPolicies(this.state.principals.get(principal) ?? [], { action, resource, context }) !== true) {
      // MSK is a REST service, the others answer 400 to whatever they refuse.
      throw new Refusal(action.startsWith('kafka:') ? 403 : 400, 'AccessDeniedException',
        `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`);
    }
  }
}

/** Authorization: AWS4-HMAC-SHA256 Credential=KEY/20261121/us-east-1/kafka/aws4_request, ... */
function requestIn(message: IncomingMessage, body: string): Request {
  const [, principal, region] = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(message.headers.authorization ?? '') ?? [];
  if (principal === undefined || region === undefined) {
    throw new Refusal(403, 'MissingAuthenticationToken', 'The request is not signed.');
  }
  const cluster = /^\/v1\/clusters\/(.+)\/bootstrap-brokers$/.exec(message.url ?? '')?.[1];
  if (message.method === 'GET' && cluster) {
    return { principal, region, action: 'kafka:GetBootstrapBrokers', resource: decodeURIComponent(cluster) };
  }
  const action = String(message.headers['x-amz-target']).replace('AmazonSSM.', 'ssm.').replace('.', ':');
  if (action === 'ssm:GetParameter') {
    return { principal, region, action, resource: JSON.parse(body).Name };
  }
  if (action in SECRET_CALLS || action === 'secretsmanager:GetRandomPassword') {
    return { principal, region, action, resource: JSON.parse(body).SecretId ?? '*' };
  }
  throw new Refusal(400, 'UnknownOperationException', `${message.method} ${message.url} is none of the calls that a rehearsal answers`);
}
