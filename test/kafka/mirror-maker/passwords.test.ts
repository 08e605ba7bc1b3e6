import { TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { Container, PRIMARY_SECRET, SECONDARY_SECRET } from '../../assets/mirror-maker/container';
import { readWithKafka, type Credentials } from './check-mirror-maker';
import { fileFor } from './choices';

/** What Kafka could take for its own references: whole, within one another, and unfinished. */
const REFERENCES = '${env:SECONDARY_PASSWORD}${env:${env:PRIMARY_USERNAME}}${dir:/run/mirror-maker:primary} a${env:HOME';

/** What a JAAS line, a file of properties or a shell could take for something else. */
const MARKS = ' "a" \'b\' \\c \\044 \\u0041 a\nb\tc größe 鍵 🦆 x"; evil required;//#=:! $HOME `id` \\ ';

/** What the real entry script leaves in the environment. */
function leftBehind(primary: object, secondary: object): Credentials {
  const container = new Container();
  try {
    container.aws({ answers: { [PRIMARY_SECRET]: JSON.stringify(primary), [SECONDARY_SECRET]: JSON.stringify(secondary) } });
    expect(container.run('entry.sh')).toMatchObject({ status: 0, stderr: '' });
    const variable = (name: string) => container.variable(name)!;
    return {
      PRIMARY_USERNAME: variable('PRIMARY_USERNAME'), PRIMARY_PASSWORD: variable('PRIMARY_PASSWORD'),
      SECONDARY_USERNAME: variable('SECONDARY_USERNAME'), SECONDARY_PASSWORD: variable('SECONDARY_PASSWORD'),
    };
  } finally {
    container.remove();
  }
}

const shown = (text: string) => text.replaceAll('\n', '<newline>').replaceAll('\t', '<tab>');

test.each(TESTED_VERSIONS)('each client of Kafka %s logs in with the password that the secret holds, whatever is in it', async (version) => {
  const credentials = leftBehind({ username: 'reader', password: REFERENCES }, { username: '${env:PRIMARY_PASSWORD}', password: MARKS });
  const lines = (await readWithKafka(version, { file: fileFor() }, credentials)).get('file')!;

  const logins = Object.fromEntries(lines.map((line) => /^(.*?): SASL_SSL SCRAM-SHA-512 (.*) at /.exec(line)).filter((found) => found !== null)
    .map(([, client, login]) => [client, login]));
  const [primary, secondary] = [`reader/${REFERENCES}`, `\${env:PRIMARY_PASSWORD}/${shown(MARKS)}`];
  expect(logins).toEqual({
    'source consumer': primary, 'source admin': primary, 'target producer': secondary, 'target admin': secondary, 'partition look-up': secondary, 'worker': secondary,
  });
}, 120_000);
