import { Annotations, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isPlaceholder } from './pending';

/**
 * One thing that the service refuses (error) or that is likely a mistake (warning).
 *
 * `fault` returns what to say: the prop, what it must be, and the value got. It returns nothing where the rule holds or
 * where it cannot be known yet.
 */
export interface Rule<Subject> {
  readonly id: string;
  readonly level: 'error' | 'warning';
  readonly fault: (subject: Subject) => string | undefined;
}

/** What to say, or something falsy where the rule holds or cannot be known yet. */
type Fault<Subject> = (subject: Subject) => string | false | undefined;

/** A rule whose breach ends the synthesis. */
export function error<Subject>(id: string, fault: Fault<Subject>): Rule<Subject> {
  return { id, level: 'error', fault: (subject) => fault(subject) || undefined };
}

/** A rule whose breach is told and no more. */
export function warning<Subject>(id: string, fault: Fault<Subject>): Rule<Subject> {
  return { id, level: 'warning', fault: (subject) => fault(subject) || undefined };
}

/**
 * Checks all rules. Warnings become annotations; all errors together become one.
 *
 * @param title the first line of the error
 * @throws Error that lists every broken rule
 */
export function checkRules<Subject>(
  scope: IConstruct, rules: readonly Rule<Subject>[], subject: Subject, title = `${scope.node.path} cannot be defined`,
): void {
  refuse(title, validateRules(scope, rules, subject));
}

/** The same when the app is synthesized, for `node.addValidation`: says the errors, which CDK throws with those of others. */
export function validateRules<Subject>(scope: IConstruct, rules: readonly Rule<Subject>[], subject: Subject): string[] {
  const broken = rules.flatMap((rule) => {
    const fault = rule.fault(subject);
    return fault === undefined ? [] : [{ ...rule, fault }];
  });
  for (const { id, fault } of broken.filter(({ level }) => level === 'warning')) {
    Annotations.of(scope).addWarningV2(`cdk-msk-georeplication:${id}`, fault);
  }
  return broken.filter(({ level }) => level === 'error').map(({ fault, id }) => `${fault} [${id}]`);
}

/**
 * @throws Error that lists every fault
 */
export function refuse(title: string, faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new Error(`${title}:${faults.map((fault) => `\n  - ${fault}`).join('')}`);
  }
}

/** Whether a value is there and known while the app is synthesized: neither a token nor still to be looked up. */
export function isKnown<Value>(value: Value | undefined): value is Value {
  return value !== undefined && !Token.isUnresolved(value) && !isPlaceholder(value);
}

/** Whether two Regions, accounts or the like are surely not the same: of what is not known, that cannot be told. */
export function differs(one: string | undefined, other: string | undefined): boolean {
  return isKnown(one) && isKnown(other) && one !== other;
}
