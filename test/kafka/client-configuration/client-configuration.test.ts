import { CLIENT_CONFIGURATIONS } from '../../../lib/kafka/client-configuration/client-configuration';
import { CLIENT_VARIABLES } from '../../../lib/kafka/login/variables';

const texts = Object.entries(CLIENT_CONFIGURATIONS).map(([client, write]) => ({ client, text: (write as () => string)() }));

test.each(texts)('$client: refers to user name and password, and to nothing that no one provides', ({ text }) => {
  const references = text.match(/KAFKA_[A-Z_]+/g);

  expect(references).toEqual(expect.arrayContaining([CLIENT_VARIABLES.username, CLIENT_VARIABLES.password]));
  expect(Object.values(CLIENT_VARIABLES)).toEqual(expect.arrayContaining(references!));
});

test.each(texts.filter(({ client }) => client !== 'CONSOLE_TOOLS'))('$client: refers to the brokers', ({ text }) => {
  expect(text).toContain(CLIENT_VARIABLES.bootstrapServers);
});

test("the console tools' file names no broker: the tools insist on --bootstrap-server", () => {
  expect(CLIENT_CONFIGURATIONS.CONSOLE_TOOLS()).not.toContain('bootstrap');
});

test.each(texts)('$client: ends with a line end and holds no address', ({ text }) => {
  expect(text).toMatch(/[^\n]\n$/);
  expect(text).not.toMatch(/:9\d{3}|amazonaws/);
});
