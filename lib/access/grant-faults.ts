import { isKnown } from '../private/rules';

/**
 * What is wrong with a parameter that is known when the app is synthesized, or nothing.
 *
 * @param faultOf says what the parameter must be, or nothing if it is
 */
export function check(parameter: string, value: string, faultOf: (text: string) => string | undefined): string | undefined {
  const fault = isKnown(value) ? faultOf(value) : undefined;
  return fault && `${parameter} ${fault}, got '${value}'`;
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
