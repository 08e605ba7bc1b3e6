import { wrongCommands } from './commands';
import { DOCUMENTS } from './documents';

test.each(DOCUMENTS)('$path names commands that work here', (document) => {
  expect(wrongCommands(document)).toEqual([]);
});

test.each([
  ['npm run rehearsal', 'npm has no script rehearsal here'],
  ['npm rehearse', 'npm has no command rehearse here'],
  ['npm run rehearse -- --drill', 'the rehearsal has no option --drill'],
  ['npx projen bundel', 'projen has no task bundel'],
  ['npx nothing', 'no package here brings nothing'],
  ['npx tsx examples/nothing.ts', 'examples/nothing.ts is not there'],
  ['npx jest test/nothing.test.ts', 'test/nothing.test.ts is not there'],
  ["npx cdk deploy --all --app 'npx tsx examples/nothing.ts'", 'examples/nothing.ts is not there'],
  ['npx cdk undeploy', 'cdk has no command undeploy'],
  ['npx cdk deploy Tertiary', 'no app has a stack Tertiary'],
  ['npx cdk deploy --all -c tertiaryRegion=eu-west-1', 'no app reads tertiaryRegion from its context'],
])('a page that says %s is told why not', (command, fault) => {
  expect(wrongCommands({ path: 'docs/page.md', text: `Say \`${command}\`.` })).toEqual([`${command}: ${fault}`]);
  expect(wrongCommands({ path: 'docs/page.md', text: `\`\`\`sh\nnpm ci && ${command}\n\`\`\`\n` })).toEqual([`${command}: ${fault}`]);
});

test('a page that says only the end of a command is told, too', () => {
  expect(wrongCommands({ path: 'docs/page.md', text: '`-c tertiaryRegion=eu-west-1`' })).toEqual(['-c tertiaryRegion=eu-west-1: no app reads tertiaryRegion from its context']);
});

test('a page that says what works is told nothing', () => {
  const text = [
    'npm ci && npm test', 'npm install cdk-msk-georeplication', 'npm run rehearse -- --drills --assembly cdk.out', 'npx projen bundle',
    "npx cdk synth --quiet --app 'npx tsx examples/trial.ts' -o /tmp/trial", 'npx cdk deploy --all -c failback=true --require-approval never', 'npx cdk destroy Failback',
  ].map((command) => `\`${command}\``).join(', ');
  expect(wrongCommands({ path: 'docs/page.md', text })).toEqual([]);
});
