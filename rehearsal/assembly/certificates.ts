import { parseAcl, validateDistinguishedName } from 'cdk-msk-georeplication/kafka';
import type { AclsDescription, CertificatesDescription } from './descriptions';
import { isEnabled, type Enabled } from './enabled';

/** The property ClientAuthentication.Tls of a cluster. */
export interface TlsProperties extends Enabled {
  /** One text where it is known to AWS only. */
  readonly CertificateAuthorityArnList?: readonly string[] | string;
}

const USER = 'User:';

/** Nothing for a cluster that takes no certificate. In ACLs, a user is one with a certificate if its name is a distinguished name. */
export function describeCertificates(tls: TlsProperties = {}, acls: AclsDescription | undefined): CertificatesDescription | undefined {
  const authorities = [tls.CertificateAuthorityArnList ?? []].flat();
  // Who names an authority need not say that it is enabled.
  if (authorities.length === 0 || (tls.Enabled !== undefined && !isEnabled(tls))) {
    return undefined;
  }
  const users = (acls?.properties.Acls ?? []).map(parseAcl).filter(({ principal }) => principal.startsWith(USER))
    .map(({ principal }) => principal.slice(USER.length));
  return {
    authorities,
    names: [...new Set(users)].filter((name) => validateDistinguishedName(name) === undefined),
  };
}
