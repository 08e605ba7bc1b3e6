import { error } from '../../private/rules';
import type { ClusterRule } from './rule';

/** Ways to log in beside SCRAM. */
export const AUTHENTICATION_RULES: readonly ClusterRule[] = [
  error('mutual-tls', ({ props: { mutualTls } }) =>
    mutualTls?.certificateAuthorities.length === 0
      && 'mutualTls.certificateAuthorities []: at least one private authority of AWS Private CA is allowed; without any, leave out mutualTls'),
];
