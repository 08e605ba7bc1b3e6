import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newCanary } from '../../system/canary';
import { run } from '../../system/processes';
import { assert } from '../../system/assert';
import type { Check } from '../../environment/check';
import { holdsAny, spellingsOf } from '../../system/spellings';

/** What would put a secret into a template, or make CloudFormation put one into a resource. */
const SECRET_IN_TEMPLATE = /"SecretString":|\{\{resolve:(secretsmanager|ssm-secure):/;

/** A whole secret becomes another one: what clients of a rotated user read begins as the secret of one of its names. */
const SECRET_OF_A_SECRET = /"SecretString":\{"Fn::Join":\["",\["\{\{resolve:secretsmanager:",\{"Ref":"\w+"\},":SecretString:::\}\}"\]\]\}/g;

export const noSecret: Check = {
  id: 'cluster.no-secret',
  title: 'no secret in the template, on disk, in the process list, in a log',
  async run({ templates, secrets, directory, memory, processList, cluster }) {
    assert(templates.length > 0, 'there was no template to look at');
    const shown = newCanary();
    const seen = [...templates, { stackName: shown, text: JSON.stringify({ SecretString: shown }) }]
      .filter(({ text }) => holdsSecret(text) || holdsAny(text, secrets)).map(({ stackName }) => stackName);
    const withSecret = withoutCanaries('the templates', seen, [shown]);
    assert(withSecret.length === 0, `the template of ${withSecret.join(', ')} holds a secret or a reference that becomes one`);

    // Unlike a walk in Node.js, find continues when brokers delete a directory meanwhile.
    const files = (await run('find', [directory, '-type', 'f'])).stdout.split('\n').length - 1;
    const written = await filesWithSecret(secrets, directory, cluster.logs[0]!);
    assert(written.length === 0, `a password stands in ${written.join(', ')}`);

    const { sightings, looks, blindLooks } = processList;
    assert(sightings.length === 0, `a password stood in the process list: ${sightings.join('; ')}`);
    assert(looks > 0, 'the process list was never looked at');
    assert(blindLooks === 0, `the look at the process list was blind: ${blindLooks} of ${looks} did not see the canary`);

    const leftover = await leftIn(memory);
    assert(leftover.length === 0, `credentials were left in memory: ${leftover.join(', ')}`);
    return `${templates.length} templates, ${files} files and logs, ${looks} looks at the process list, each with a canary that it saw`;
  },
};

/** Files below a directory that hold a secret, by a look that must also find a canary in a file and in a log. */
async function filesWithSecret(secrets: ReadonlySet<string>, directory: string, log: string): Promise<string[]> {
  const canary = newCanary();
  const shown = [join(directory, canary), log];
  const spellings = [...secrets].flatMap(spellingsOf);
  await Promise.all(shown.map((file) => appendFile(file, `${canary}\n`)));
  const found = withoutCanaries('the files', await filesWithAny([...spellings, canary], directory), shown);
  const others = await filesWithAny(spellings, ...shown);
  await rm(shown[0]!);
  return [...found, ...others];
}

/** What is in a directory in memory, by a look that must also find a canary there. */
async function leftIn(memory: string): Promise<string[]> {
  const canary = newCanary();
  await writeFile(join(memory, canary), canary);
  const found = withoutCanaries('the memory', await readdir(memory), [canary]);
  await rm(join(memory, canary));
  return found;
}

function withoutCanaries(where: string, found: readonly string[], canaries: readonly string[]): string[] {
  const missed = canaries.filter((canary) => !found.includes(canary));
  assert(missed.length === 0, `the look at ${where} was blind: it did not see the canary in ${missed.join(', ')}`);
  return found.filter((each) => !canaries.includes(each));
}

/** Whether a template has a secret, or makes CloudFormation put one where it does not belong. */
export function holdsSecret(template: string): boolean {
  return SECRET_IN_TEMPLATE.test(template.replace(SECRET_OF_A_SECRET, ''));
}

/** grep takes the passwords on its standard input and passes over the holes in Kafka's preallocated files. */
async function filesWithAny(texts: Iterable<string>, ...places: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await run('grep', ['--recursive', '--files-with-matches', '--fixed-strings', '--file=-', ...places], {
    environment: { ...process.env, LC_ALL: 'C' },
    input: [...texts].map((text) => `${text}\n`).join(''),
  });
  // Brokers delete files meanwhile: what is gone holds nothing.
  const failures = stderr.split('\n').filter((line) => line !== '' && !line.endsWith('No such file or directory'));
  assert(status === 0 || status === 1 || failures.length === 0, `grep failed: ${failures.join(' ')}`);
  return stdout.split('\n').filter((line) => line !== '');
}
