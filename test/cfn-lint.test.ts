import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_APPS, synthesize, templateFiles } from './examples/apps';
import { runPythonTool } from './examples/python-tools';

/** Of which cfn-lint has data of their own; of others it has copies. In every partition that the library is for. */
const REGIONS = [
  'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1', 'mx-central-1', 'sa-east-1',
  'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2',
  'ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-4', 'ap-southeast-5',
  'ap-southeast-7', 'ap-east-2', 'af-south-1', 'il-central-1', 'me-central-1',
  'us-gov-west-1', 'us-gov-east-1', 'cn-north-1', 'cn-northwest-1',
];

const IGNORED = [
  // The CDK writes down the zone of a box in a VPC that exists; test/examples.test.ts says that nobody else does.
  'W3010',
  // The CDK writes every dependency down, also one that a reference makes anyway.
  'W3005',
];

test(`cfn-lint finds nothing in any template, in ${REGIONS.length} Regions`, () => {
  expect(lint(ALL_APPS.flatMap((file) => templateFiles(synthesize(file))), REGIONS)).toEqual({ status: 0, output: '' });
});

describe('a template with a misspelt property', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cfn-lint-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('is found', () => {
    const [template] = templateFiles(synthesize('examples/single-region.ts'));
    const misspelt = join(directory, 'misspelt.template.json');
    writeFileSync(misspelt, readFileSync(template!, 'utf8').replace('"NumberOfBrokerNodes"', '"NumberOfBrokers"'));
    const { status, output } = lint([misspelt], ['us-east-1']);
    expect(status).not.toBe(0);
    expect(output).toContain("'NumberOfBrokerNodes' is a required property");
    expect(output).toContain("'NumberOfBrokers' was unexpected");
  });
});

function lint(templates: readonly string[], regions: readonly string[]) {
  return runPythonTool('cfn-lint', ['--format', 'parseable', '--regions', ...regions, '--ignore-checks', ...IGNORED, '--template', ...templates]);
}
