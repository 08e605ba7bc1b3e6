import { readdirSync } from 'node:fs';
import { run } from '../processes';
import { expect, type Proof } from './proof';

/** What would put a secret into a template, or make CloudFormation put one into a resource. */
const SECRET_IN_TEMPLATE = /"SecretString":|\{\{resolve:(secretsmanager|ssm-secure):/;

/** A whole secret becomes another one: what clients of a rotated user read begins as the secret of one of its names. */
const SECRET_OF_A_SECRET = /"SecretString":\{"Fn::Join":\["",\["\{\{resolve:secretsmanager:",\{"Ref":"\w+"\},":SecretString:::\}\}"\]\]\}/g;

export const noSecret: Proof = {
  promise: 'no secret in the template, on disk, in the process list, in a log',
  async run({ templates, secrets, directory, memory, processList }) {
    const telling = templates.filter(({ text }) => holdsSecret(text)).map(({ stackName }) => stackName);
    expect(telling.length === 0, `the template of ${telling.join(', ')} holds a secret or a reference that becomes one`);

    // Unlike a walk in Node.js, find goes on when brokers delete a directory meanwhile.
    const files = (await run('find', [directory, '-type', 'f'])).stdout.split('\n').length - 1;
    const written = await filesWithAny(secrets, directory);
    expect(written.length === 0, `a password stands in ${written.join(', ')}`);

    expect(processList.sightings.length === 0, `a password stood in the process list: ${processList.sightings.join('; ')}`);
    expect(processList.looks > 0, 'nobody looked at the process list');

    const leftover = readdirSync(memory);
    expect(leftover.length === 0, `credentials were left in memory: ${leftover.join(', ')}`);
    return `${templates.length} templates, ${files} files and logs, ${processList.looks} looks at the process list`;
  },
};

/** Whether a template has a secret, or makes CloudFormation put one where it does not belong. */
export function holdsSecret(template: string): boolean {
  return SECRET_IN_TEMPLATE.test(template.replace(SECRET_OF_A_SECRET, ''));
}

/** grep takes the passwords on its standard input and passes over the holes in Kafka's preallocated files. */
async function filesWithAny(texts: ReadonlySet<string>, directory: string): Promise<string[]> {
  const { status, stdout, stderr } = await run('grep', ['--recursive', '--files-with-matches', '--fixed-strings', '--file=-', directory], {
    environment: { ...process.env, LC_ALL: 'C' },
    input: [...texts].map((text) => `${text}\n`).join(''),
  });
  // Brokers go on deleting files meanwhile: what is gone holds nothing.
  const failures = stderr.split('\n').filter((line) => line !== '' && !line.endsWith('No such file or directory'));
  expect(status === 0 || status === 1 || failures.length === 0, `grep failed: ${failures.join(' ')}`);
  return stdout.split('\n').filter((line) => line !== '');
}
