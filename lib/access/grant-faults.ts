import { Token } from 'aws-cdk-lib';

/** What is wrong with a parameter that is known when the app is synthesized, or nothing. */
export function check(parameter: string, value: string, faultOf: (text: string) => string | undefined): string | undefined {
  const fault = Token.isUnresolved(value) ? undefined : faultOf(value);
  return fault && `${parameter} '${value}': ${fault}`;
}

/**
 * @throws Error that lists every fault
 */
export function refuseGrant(principal: object, checks: readonly (string | undefined)[]): void {
  const faults = checks.filter((fault) => fault !== undefined);
  if (faults.length > 0) {
    throw new Error(`${String(principal)} cannot be granted anything:${faults.map((fault) => `\n  - ${fault}`).join('')}`);
  }
}
