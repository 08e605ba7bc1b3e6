import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import { AUTHORITY_ARN } from '../existing';
import type { RuleRow } from './row';

export const AUTHENTICATION_ROWS: readonly RuleRow[] = [
  {
    rule: 'mutual-tls',
    broken: () => ({ mutualTls: { certificateAuthorities: [] } }),
    says: ['mutualTls.certificateAuthorities must be at least one private authority of AWS Private CA, got none'],
    holds: (scope) => ({
      mutualTls: { certificateAuthorities: [acmpca.CertificateAuthority.fromCertificateAuthorityArn(scope, 'Authority', AUTHORITY_ARN)] },
    }),
  },
  {
    rule: 'mutual-tls-region',
    region: 'cn-north-1',
    broken: (scope) => ({
      mutualTls: { certificateAuthorities: [acmpca.CertificateAuthority.fromCertificateAuthorityArn(scope, 'Authority', AUTHORITY_ARN)] },
    }),
    says: ['mutualTls must be left out in Regions where MSK does not offer it, got cn-north-1'],
    holds: () => ({}),
  },
];
