import type { IConstruct } from 'constructs';
import { isKnown, refuse } from '../private/rules';
import { checkCall, needed, struct, TEXT } from '../private/shapes';
import { GRANT_CONSUME_OPTIONS } from './shapes';

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
  refuse(`${String(principal)} cannot be granted anything`, checks.filter((fault) => fault !== undefined));
}

/** Somebody to grant to; as text, what errors call him. */
interface Principal {
  readonly cluster: IConstruct;
  toString(): string;
}

/**
 * @throws Error for an argument that is no name
 */
export function checkNameArgument(principal: Principal, method: string, name: Readonly<Record<string, unknown>>): void {
  checkCall(`${principal.toString()}.${method}`, principal.cluster, Object.fromEntries(Object.entries(name).map(([parameter, value]) => [parameter, [needed(TEXT), value]])));
}

/**
 * @throws Error for arguments that are not those of a consumer
 */
export function checkConsumeArguments(principal: Principal, topic: unknown, options: unknown): void {
  checkCall(`${principal.toString()}.grantConsume`, principal.cluster, { topic: [needed(TEXT), topic], options: [needed(struct(GRANT_CONSUME_OPTIONS)), options] });
}
