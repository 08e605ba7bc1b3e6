import { validateDistinguishedName } from '../../../lib/kafka/login/distinguished-names';

test.each([
  'CN=orders',
  'CN=orders,OU=Payments,O=Example,C=US',
  'CN=Orders Service,O=Example\\, Inc.',
  'CN=orders.example.com,1.2.840.113549.1.9.1=#16026162',
  'CN=a\\=b',
  'CN=orders+OU=Payments,O=Example',
  'CN=\\ orders',
  'UID=1,STREET=Main,DC=example,ST=CA,L=Town',
])('%j is what Kafka writes', (name) => {
  expect(validateDistinguishedName(name)).toBeUndefined();
});

test.each([
  'orders',
  '',
  'CN=',
  'CN=orders, OU=Payments',
  'CN=orders,Payments',
  'CN=orders ',
  'CN= orders',
  'CN=orders\nOU=Payments',
  'CN=orders,',
  // As openssl and people write them, and Java does not.
  'cn=orders',
  'EMAILADDRESS=a@example.com,CN=orders',
  'CN=orders;O=Example',
  'CN=a=b',
  'CN=a#b',
  'CN=a<b',
  '1.2.840=text',
])('%j is not', (name) => {
  expect(validateDistinguishedName(name)).toContain("its name must be as Kafka writes it, such as 'CN=orders,OU=Payments,O=Example'");
});
