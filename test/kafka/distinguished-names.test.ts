import { faultOfDistinguishedName } from '../../lib/kafka/distinguished-names';

test.each([
  'CN=orders',
  'CN=orders,OU=Payments,O=Example,C=US',
  'CN=Orders Service,O=Example\\, Inc.',
  'CN=orders.example.com,1.2.840.113549.1.9.1=#16026162',
  'CN=a\\=b',
])('%j is what Kafka writes', (name) => {
  expect(faultOfDistinguishedName(name)).toBeUndefined();
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
])('%j is not', (name) => {
  expect(faultOfDistinguishedName(name)).toContain("its name must be as Kafka writes it, such as 'CN=orders,OU=Payments,O=Example'");
});
