import { describeCertificates, type TlsProperties } from '../../assembly/certificates';
import type { AclsDescription } from '../../assembly/descriptions';
import { unknown } from '../../system/unknown';

const AUTHORITY = 'arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1234';

function acls(...lines: string[]): AclsDescription {
  return { properties: { Acls: lines } } as unknown as AclsDescription;
}

test('who logs in with a certificate is whom ACLs name as a certificate does, each once', () => {
  const declared = acls(
    'User:acl-administrator ALTER CLUSTER LITERAL kafka-cluster',
    'User:CN=shipping,O=Example WRITE TOPIC LITERAL shipments',
    'User:CN=shipping,O=Example READ TOPIC LITERAL orders',
    'User:CN=Orders Service,O=Example\\, Inc. READ TOPIC LITERAL orders',
    'User:orders READ TOPIC LITERAL orders',
  );

  expect(describeCertificates({ Enabled: true, CertificateAuthorityArnList: [AUTHORITY] }, declared))
    .toEqual({ authorities: [AUTHORITY], names: ['CN=shipping,O=Example', 'CN=Orders Service,O=Example\\, Inc.'] });
});

test('a cluster that closes nothing takes certificates, too', () => {
  expect(describeCertificates({ CertificateAuthorityArnList: [AUTHORITY] }, undefined)).toEqual({ authorities: [AUTHORITY], names: [] });
});

test('turned on by a text, and with authorities that only AWS knows, a cluster takes certificates', () => {
  const imported = unknown('the export authorities');
  expect(describeCertificates({ Enabled: 'true', CertificateAuthorityArnList: imported }, undefined)).toEqual({ authorities: [imported], names: [] });
});

test.each<[what: string, tls: TlsProperties | undefined]>([
  ['says nothing of TLS', undefined],
  ['names no authority', { Enabled: true }],
  ['turns it off', { Enabled: false, CertificateAuthorityArnList: [AUTHORITY] }],
  ['turns it off by a text', { Enabled: 'false', CertificateAuthorityArnList: [AUTHORITY] }],
])('a cluster that %s takes none', (_, tls) => {
  expect(describeCertificates(tls, acls('User:CN=shipping,O=Example WRITE TOPIC LITERAL shipments'))).toBeUndefined();
});
