import { Fn, Names, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Eight characters of the stack's id, and a hyphen. */
const SUFFIX_LENGTH = 9;

/**
 * A name for what MSK and Secrets Manager want named: the construct's path, made readable and bounded, then the first
 * part of the stack's id.
 *
 * The path keeps two constructs apart, the stack's id a stack from its predecessor of the same name: what that one
 * retained, or what waits for its deletion, still owns its names. Both parts stay the same while the stack lives.
 */
export function physicalName(construct: IConstruct, maxLength: number): string {
  const path = Names.uniqueResourceName(construct, { maxLength: maxLength - SUFFIX_LENGTH, separator: '-' });
  return `${path}-${stackSuffix(construct)}`;
}

function stackSuffix(construct: IConstruct): string {
  // arn:aws:cloudformation:us-east-1:123456789012:stack/Name/1a2b3c4d-....: the stack's own, not that of a reader.
  const uuid = Fn.select(2, Fn.split('/', Stack.of(construct).stackId));
  return Fn.select(0, Fn.split('-', uuid));
}
