import { Fn } from 'aws-cdk-lib';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import type { Construct } from 'constructs';
import { AUTHORITY_ARN } from '../existing';
import type { RuleRow } from './row';

const authorityIn = (scope: Construct, arn: string, id = 'Authority') => acmpca.CertificateAuthority.fromCertificateAuthorityArn(scope, id, arn);

export const AUTHENTICATION_ROWS: readonly RuleRow[] = [
  {
    rule: 'mutual-tls',
    broken: () => ({ mutualTls: { certificateAuthorities: [] } }),
    says: ['mutualTls.certificateAuthorities must be at least one private authority of AWS Private CA, got none'],
    holds: (scope) => ({
      mutualTls: { certificateAuthorities: [authorityIn(scope, AUTHORITY_ARN)] },
    }),
  },
  {
    rule: 'certificate-authorities',
    broken: (scope) => ({ mutualTls: { certificateAuthorities: [authorityIn(scope, 'arn:aws:acm:us-east-1:123456789012:certificate/1')] } }),
    says: ["mutualTls.certificateAuthorities must be different authorities of AWS Private CA, got 'arn:aws:acm:us-east-1:123456789012:certificate/1'"],
    holds: (scope) => ({ mutualTls: { certificateAuthorities: [authorityIn(scope, Fn.importValue('Authority'))] } }),
  },
  {
    rule: 'certificate-authorities',
    broken: (scope) => ({ mutualTls: { certificateAuthorities: [authorityIn(scope, AUTHORITY_ARN), authorityIn(scope, AUTHORITY_ARN, 'Again')] } }),
    says: [`got '${AUTHORITY_ARN}'`],
    holds: (scope) => ({ mutualTls: { certificateAuthorities: [authorityIn(scope, AUTHORITY_ARN), authorityIn(scope, `${AUTHORITY_ARN}0`, 'Again')] } }),
  },
  {
    rule: 'mutual-tls-region',
    region: 'cn-north-1',
    broken: (scope) => ({
      mutualTls: { certificateAuthorities: [authorityIn(scope, AUTHORITY_ARN)] },
    }),
    says: ['mutualTls must be left out in Regions where MSK does not offer it, got cn-north-1'],
    holds: () => ({}),
  },
];
