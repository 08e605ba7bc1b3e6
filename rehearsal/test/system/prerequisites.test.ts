import { missingPrerequisites, PREREQUISITES } from '../../system/prerequisites';

const [node] = PREREQUISITES;

test('this machine has what the project needs', () => {
  expect(missingPrerequisites()).toEqual([]);
});

test('a missing program is one line that names it and says how to get it', () => {
  const missing = PREREQUISITES.map((prerequisite) => ({ ...prerequisite, command: ['no-such-program'] as const }));

  expect(missingPrerequisites(missing)).toEqual([
    'Node.js 20.19 or newer is needed and was not found: https://nodejs.org',
    'Java 17.0 or newer is needed and was not found: https://docs.aws.amazon.com/corretto or apt install openjdk-17-jdk',
    'Maven 3.6 or newer is needed and was not found: https://maven.apache.org/install.html or apt install maven',
    'Python 3.10 or newer is needed and was not found: https://www.python.org/downloads or apt install python3',
    "Python's venv 3.10 or newer is needed and was not found: apt install python3-venv",
  ]);
});

test.each([
  ['the major version', [99, 0]],
  ['the minor version', [Number(process.versions.node.split('.')[0]), 999]],
] as const)('so is one that is too old by %s', (_, least) => {
  const [major, minor] = process.versions.node.split('.');

  expect(missingPrerequisites([{ ...node!, least }])).toEqual([
    `Node.js ${least.join('.')} or newer is needed and ${major}.${minor} was found: https://nodejs.org`,
  ]);
});

test('one that cannot run is as good as missing', () => {
  expect(missingPrerequisites([{ ...node!, command: ['node', '--no-such-option'] }])).toHaveLength(1);
});
