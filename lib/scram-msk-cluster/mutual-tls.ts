import type * as acmpca from 'aws-cdk-lib/aws-acmpca';

/**
 * Whose certificates a cluster takes.
 */
export interface MutualTls {
  /**
   * The private authorities that issue certificates to clients, at least one. They may be in another account.
   *
   * Each costs about 400 USD a month in AWS Private CA, about 50 in the mode for certificates of at most seven days, and
   * MSK takes no authority that is elsewhere.
   *
   * @see https://docs.aws.amazon.com/privateca/latest/userguide/PcaPricing.html
   */
  readonly certificateAuthorities: acmpca.ICertificateAuthority[];
}
