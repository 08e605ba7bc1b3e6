import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import { AUTHORITY_ARN } from '../existing';
import type { RuleRow } from './row';

export const AUTHENTICATION_ROWS: readonly RuleRow[] = [
  {
    rule: 'mutual-tls',
    broken: () => ({ mutualTls: { certificateAuthorities: [] } }),
    says: ['mutualTls.certificateAuthorities []', 'at least one private authority of AWS Private CA is allowed'],
    holds: (scope) => ({
      mutualTls: { certificateAuthorities: [acmpca.CertificateAuthority.fromCertificateAuthorityArn(scope, 'Authority', AUTHORITY_ARN)] },
    }),
  },
];
