/** Whom at AWS somebody calls, and in which further Regions. */
export interface Calls {
  readonly otherRegions: readonly string[];
  /** Services that a role may call. */
  readonly services: readonly string[];
}

/** By the prefix of their actions, in the order in which the picture lists them. */
const SERVICES: Readonly<Record<string, string>> = {
  ssmmessages: 'Session Manager', secretsmanager: 'Secrets Manager', kafka: 'MSK', ecr: 'ECR', logs: 'CloudWatch Logs',
};

export function servicesOf(actions: readonly string[]): string[] {
  return Object.entries(SERVICES).filter(([prefix]) => actions.some((action) => action.startsWith(`${prefix}:`))).map(([, service]) => service);
}

/** Of several callers together, each once. */
export function allCalls(callers: readonly Calls[]): Calls {
  const services = new Set(callers.flatMap((caller) => caller.services));
  return {
    otherRegions: [...new Set(callers.flatMap(({ otherRegions }) => otherRegions))],
    services: Object.values(SERVICES).filter((service) => services.has(service)),
  };
}
