import { holdsSecret } from '../../../checks/cluster/no-secret';

/** As CDK writes a reference to a whole secret. */
const copyOf = (name: string) => ({ 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: name }, ':SecretString:::}}']] });
const template = (properties: object) => JSON.stringify({ Resources: { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: properties } } });

test('a secret that is generated, or begins as another one, is not in the template', () => {
  expect(holdsSecret(template({ GenerateSecretString: { GenerateStringKey: 'password' } }))).toBe(false);
  expect(holdsSecret(template({ SecretString: copyOf('Own') }))).toBe(false);
});

test.each([
  { what: 'a secret in clear', properties: { SecretString: '{"password":"swordfish"}' } },
  { what: 'a secret as environment', properties: { Environment: { PASSWORD: copyOf('Own') } } },
  { what: 'a part of a secret as secret', properties: { SecretString: { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Own' }, ':SecretString:password::}}']] } } },
  { what: 'a parameter in clear', properties: { Password: '{{resolve:ssm-secure:password}}' } },
])('$what is', ({ properties }) => {
  expect(holdsSecret(template(properties))).toBe(true);
});
