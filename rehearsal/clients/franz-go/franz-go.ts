import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../system/processes';
import type { RunningCluster } from '../../hosts/running-cluster';
import type { Client } from '../client';
import { writeConfiguration } from '../configuration';
import { resource } from '../../system/package-root';
import { CheckFailed, NotRehearsed } from '../../system/assert';

const NAME = 'franz-go';
const MODULE = ['go.mod', 'go.sum', 'main.go'];

/** An application with the library's text as a package of its own. Go need not be installed for it. */
export async function franzGoClient({ cluster }: Pick<RunningCluster, 'cluster'>, directory: string): Promise<Client> {
  const module = join(directory, NAME);
  await mkdir(module, { recursive: true });
  await Promise.all(MODULE.map((file) => copyFile(resource('clients', NAME, file), join(module, file))));
  const absence = await whatIsMissing(module);
  if (absence !== undefined) {
    throw new NotRehearsed(absence);
  }
  const configuration = await writeConfiguration('FRANZ_GO', module);
  const program = join(module, 'client');
  const { status, stderr } = await run('go', ['build', '-mod=readonly', '-buildvcs=false', '-o', program, '.'], { directory: module });
  if (status !== 0) {
    throw new CheckFailed(`${NAME} does not compile: ${stderr.trim()}`);
  }
  // Where Go looks for authorities, on Linux.
  return { name: NAME, configuration, command: [program], environment: { SSL_CERT_FILE: cluster.certificate.pem } };
}

/** Go itself, one that is new enough, or access to its modules. */
async function whatIsMissing(module: string): Promise<string | undefined> {
  try {
    const { status, stderr } = await run('go', ['mod', 'download'], { directory: module });
    return status === 0 ? undefined : stderr.trim().split('\n').at(-1);
  } catch (error) {
    return (error as Error).message;
  }
}
