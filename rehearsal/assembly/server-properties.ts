import type { Resolver } from './resolver';
import { unknownIn } from '../system/unknown';

/** The configuration of a cluster: its text, or why that is not known here. */
export interface ServerProperties {
  readonly text: string;
  readonly unknown?: string;
}

/** It has no full stop, and equals signs at its end only; what sets a property has one of them elsewhere. */
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** Empty for a cluster with MSK's own configuration. */
export function serverPropertiesOf(configurationArn: string | undefined, resolver: Resolver): ServerProperties {
  if (configurationArn === undefined) {
    return { text: '' };
  }
  const found = resolver.find('AWS::MSK::Configuration', configurationArn, 'Arn') ?? resolver.find('AWS::MSK::Configuration', configurationArn);
  if (!found) {
    return { text: '', unknown: `no template of the assembly defines its configuration, ${unknownIn(configurationArn) ?? configurationArn}` };
  }
  const text = String(resolver.propertiesOf<{ ServerProperties?: unknown }>(found).ServerProperties ?? '');
  const what = unknownIn(text);
  return what === undefined ? { text: decoded(text) } : { text: '', unknown: `its ServerProperties hold what only AWS knows: ${what}` };
}

/** A template has the text itself, or as MSK's API takes it. */
function decoded(text: string): string {
  const plain = Buffer.from(text, 'base64').toString('utf8');
  return BASE64.test(text) && plain.includes('=') ? plain : text;
}
