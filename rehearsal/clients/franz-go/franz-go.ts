import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../processes';
import { expect, type Stage } from '../../proofs/proof';
import type { AbsentClient, Client } from '../client';
import { writeConfiguration } from '../configuration';

const NAME = 'franz-go';
const MODULE = ['go.mod', 'go.sum', 'main.go'];

/** An application with the library's text as a package of its own. Nobody is asked to install Go for it. */
export async function franzGoClient({ cluster }: Pick<Stage, 'cluster'>, directory: string): Promise<Client | AbsentClient> {
  const module = join(directory, NAME);
  await mkdir(module, { recursive: true });
  await Promise.all(MODULE.map((file) => copyFile(join(__dirname, file), join(module, file))));
  const absence = await whatIsMissing(module);
  if (absence !== undefined) {
    return { name: NAME, absence };
  }
  const configuration = await writeConfiguration('FRANZ_GO', module);
  const program = join(module, 'client');
  const { status, stderr } = await run('go', ['build', '-mod=readonly', '-buildvcs=false', '-o', program, '.'], { directory: module });
  expect(status === 0, `${NAME} does not compile: ${stderr.trim()}`);
  // Where Go looks for authorities, on Linux.
  return { name: NAME, configuration, command: [program], environment: { SSL_CERT_FILE: cluster.certificate.pem } };
}

/** Go itself, one that is new enough, or a way to its modules. */
async function whatIsMissing(module: string): Promise<string | undefined> {
  try {
    const { status, stderr } = await run('go', ['mod', 'download'], { directory: module });
    return status === 0 ? undefined : stderr.trim().split('\n').at(-1);
  } catch (error) {
    return (error as Error).message;
  }
}
