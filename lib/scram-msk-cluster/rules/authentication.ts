import { Stack } from 'aws-cdk-lib';
import { error, isKnown, warning } from '../../private/rules';
import type { ClusterRule } from './rule';

/** Ways to log in other than SCRAM. */
export const AUTHENTICATION_RULES: readonly ClusterRule[] = [
  error('mutual-tls', ({ props: { mutualTls } }) =>
    mutualTls?.certificateAuthorities.length === 0
      && 'mutualTls.certificateAuthorities must be at least one private authority of AWS Private CA, got none: without any, leave out mutualTls'),

  error('certificate-authorities', ({ props: { mutualTls } }) => {
    const arns = (mutualTls?.certificateAuthorities ?? []).map(({ certificateAuthorityArn: arn }) => arn).filter(isKnown);
    const broken = arns.filter((arn, position) => arns.indexOf(arn) < position || !/^arn:[\w-]+:acm-pca:[a-z0-9-]+:\d{12}:certificate-authority\/.+$/.test(arn));
    return broken.length > 0 && `mutualTls.certificateAuthorities must be different authorities of AWS Private CA, got ${broken.map((arn) => `'${arn}'`).join(', ')}`;
  }),

  // Older copies of the developer guide say so, the newest no longer does.
  warning('mutual-tls-region', ({ scope, props: { mutualTls } }) => {
    const { region } = Stack.of(scope);
    return mutualTls !== undefined && isKnown(region) && region.startsWith('cn-')
      && `mutualTls must be left out in Regions where MSK does not offer it, got ${region}: it was not offered in China`;
  }),
];
