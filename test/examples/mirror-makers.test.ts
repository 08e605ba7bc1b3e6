import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TESTED_VERSIONS } from '../../lib/kafka/releases/releases';
import { readAssembly } from '../../rehearsal/assembly/read-assembly';
import { problemsIn, readWithKafka } from '../kafka/mirror-maker/check-mirror-maker';
import { ALL_APPS, ROOT, synthesize } from './apps';

/** Every MirrorMaker of the repository's apps, by app and stack, and where its records flow. */
const FLOWS = {
  'bin/app.ts: MirrorMaker': 'primary->secondary',
  'bin/app.ts -c failback=true: MirrorMaker': 'primary->secondary',
  'bin/app.ts -c activeSide=true: MirrorMaker': 'primary->secondary',
  'bin/app.ts -c failback=true: Failback': 'secondary->primary',
  'examples/identical-names.ts: MirrorMaker': 'primary->secondary',
  'examples/identical-names.ts -c failback=true: MirrorMaker': 'primary->secondary',
  'examples/identical-names.ts -c failback=true: Failback': 'secondary->primary',
  'examples/narrow-topics.ts: MirrorMaker': 'primary->secondary',
  'examples/narrow-topics.ts -c failback=true: MirrorMaker': 'primary->secondary',
  'examples/narrow-topics.ts -c failback=true: Failback': 'secondary->primary',
  'examples/replication.ts: MirrorMaker': 'primary->secondary',
  'examples/scaled-out.ts: MirrorMaker': 'primary->secondary',
  'examples/self-managed-to-msk.ts: MirrorMaker': 'primary->secondary',
};

/** What MirrorMaker reads, as it stands in the templates. */
const files: Record<string, string> = Object.fromEntries(ALL_APPS
  .filter((app) => readFileSync(join(ROOT, app.split(' ')[0]!), 'utf8').includes('new MirrorMakerPrimarySecondary('))
  .flatMap((app) => readAssembly(synthesize(app).assembly.directory).mirrorMakers
    .map(({ name, environment }) => [`${app}: ${name.split('/')[0]}`, environment.MIRROR_MAKER_PROPERTIES!])));

test('these are all', () => {
  expect(Object.keys(files).sort()).toEqual(Object.keys(FLOWS).sort());
});

describe.each(TESTED_VERSIONS)('Kafka %s', (version) => {
  let found: Map<string, string[]>;

  beforeAll(async () => {
    found = await readWithKafka(version, files);
  }, 300_000);

  test.each(Object.entries(FLOWS))('knows every setting of %s, and starts one flow', (name, flow) => {
    const lines = found.get(name)!;

    expect(problemsIn(lines)).toEqual([]);
    expect(lines).toContain(`flow: ${flow}`);
  });
});
