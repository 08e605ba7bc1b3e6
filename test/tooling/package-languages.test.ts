import { LANGUAGES, packageFor, type Language } from '../../tooling/package-languages';
import { read } from '../documentation/documents';

const EXISTING: Language = { target: 'go', prerequisites: [], unavailable: LANGUAGES.find(({ target }) => target === 'go')!.unavailable };
const failing = (output: string) => () => ({ status: 1, output });

test('it packs for the languages that package.json names', () => {
  const { jsii } = JSON.parse(read('package.json'));
  expect(LANGUAGES.map(({ target }) => target).sort()).toEqual(['js', ...Object.keys(jsii.targets)].sort());
});

test('a language whose tools are missing is told with them, and not tried', () => {
  const run = jest.fn();
  const tool = { name: 'Tool', command: ['no-such-program'] as const, version: /(\d+)\.(\d+)/, least: [1, 2] as const, install: 'https://tool.example' };

  expect(packageFor({ ...EXISTING, prerequisites: [tool] }, run))
    .toEqual({ target: 'go', result: 'not made here', text: 'Tool 1.2 or newer is needed and was not found: https://tool.example' });
  expect(run).not.toHaveBeenCalled();
});

// As the package managers print it.
test.each([
  ['js', 'npm error code E404', 'code E404'],
  ['python', 'ERROR: No matching distribution found for aws-cdk.aws-msk-alpha==2.271.0.a0', 'No matching distribution found for aws-cdk.aws-msk-alpha==2.271.0.a0'],
  ['java', '[ERROR] No versions available for software.amazon.awscdk:msk-alpha:jar:[1,1] within specified range', 'No versions available for software.amazon.awscdk:msk-alpha:jar:[1,1]'],
  ['dotnet', 'error NU1101: Unable to find package Amazon.CDK.AWS.MSK.Alpha.', 'error NU1101: Unable to find package Amazon.CDK.AWS.MSK.Alpha.'],
  ['go', 'go: github.com/aws/aws-cdk-go/awscdk/v2@v2.271.0: reading its go.mod: 404 Not Found', 'github.com/aws/aws-cdk-go/awscdk/v2@v2.271.0: reading its go.mod: 404 Not Found'],
])('for %s a dependency that is not to be had is told by name', (target, output, text) => {
  const { unavailable } = LANGUAGES.find((language) => language.target === target)!;
  expect(packageFor({ target, prerequisites: [], unavailable }, failing(`before\n${output}\nafter`))).toEqual({ target, result: 'not made here', text });
});

test('everything else is a failure, with all that was printed', () => {
  expect(packageFor(EXISTING, failing('main.go:1:1: syntax error'))).toEqual({ target: 'go', result: 'failed', text: 'main.go:1:1: syntax error' });
});
