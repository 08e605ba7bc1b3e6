import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CloudAssembly, CloudFormationStackArtifact } from '@aws-cdk/cloud-assembly-api';
import { assetFiles, type AssetFiles } from './asset-files';
import type { OtherResource } from './descriptions';
import { schemaNotes } from './open-assembly';
import { Resolver } from './resolver';
import { Template, type ParentResource, type TemplateBody } from './template';

/** What stands in an assembly for an account that the app leaves open. */
const OPEN_ACCOUNT = 'unknown-account';
const FIRST_OTHER_ACCOUNT = 222233334444;

const NOT_JSON = 'the template of this stack is not JSON';

/** All stacks of an assembly. */
export interface Templates {
  readonly templates: readonly Template[];
  /** Every template as text, with the stack that it belongs to. */
  readonly texts: readonly { readonly stackName: string; readonly text: string }[];
  /** Those of which nothing is known. */
  readonly unread: readonly OtherResource[];
  /** What a reader should know of how they were read. */
  readonly notes: readonly string[];
}

/** A stack with the text of its template. */
interface Read {
  readonly template: Template;
  readonly text: string;
}

/** The stacks of an assembly, those of Stages in Stages and nested ones with them, without resources whose condition does not hold. */
export function readTemplates(assembly: CloudAssembly): Templates {
  const files = assetFiles(assembly);
  const unread: OtherResource[] = [];
  const accounts = accountsByStage(assembly.stacksRecursively);
  const read = assembly.stacksRecursively.flatMap((artifact) => {
    const body = bodyIn(artifact.templateFullPath);
    if (body === undefined) {
      unread.push({ name: artifact.stackName, kind: 'template', reason: NOT_JSON });
      return [];
    }
    const { stackName, assembly: { directory } } = artifact;
    const { region, account } = artifact.environment;
    const environment = { region, account: account === OPEN_ACCOUNT ? accounts.get(directory) ?? account : account };
    return withNested({ template: new Template({ stackName, environment, template: body }), text: JSON.stringify(body) }, directory, files, unread);
  });
  const resolver = new Resolver(read.map(({ template }) => template));
  const made = read.filter(({ template }) => isMade(template, resolver));
  return {
    templates: made.map(({ template }) => template.without(new Set(Object.entries(template.resources)
      .filter(([, resource]) => resolver.isMade(resource, template) === false).map(([logicalId]) => logicalId)))),
    texts: made.map(({ template: { stackName }, text }) => ({ stackName, text })),
    unread,
    notes: schemaNotes(assembly),
  };
}

/** Stages that leave the account open may have stacks of one name in one Region: they are meant for several accounts, and get several here, by directory. */
function accountsByStage(artifacts: readonly CloudFormationStackArtifact[]): ReadonlyMap<string, string> {
  const [taken, accounts] = [new Map<string, string>(), new Map<string, string>()];
  for (const { stackName, environment: { region, account }, assembly: { directory } } of artifacts) {
    const first = taken.get(`${region}/${stackName}`);
    if (account === OPEN_ACCOUNT && first !== undefined && first !== directory && !accounts.has(directory)) {
      accounts.set(directory, String(FIRST_OTHER_ACCOUNT + accounts.size));
    }
    taken.set(`${region}/${stackName}`, first ?? directory);
  }
  return accounts;
}

/** As the CDK writes them, templates are JSON; an app may bring one in YAML. */
function bodyIn(file: string): TemplateBody | undefined {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as TemplateBody;
  } catch {
    return undefined;
  }
}

/** A nested stack is a resource of its parent, and its template an asset of the assembly. */
function withNested(read: Read, directory: string, files: AssetFiles, unread: OtherResource[]): Read[] {
  const { template } = read;
  return [read, ...template.ofType('AWS::CloudFormation::Stack').flatMap(([logicalId]) => {
    const parent = { template, logicalId };
    const file = templateFile(parent, directory, files);
    if (file === undefined) {
      unread.push({ name: template.pathOf(logicalId), kind: 'template', reason: 'the template of this nested stack is no asset of the assembly' });
      return [];
    }
    const body = bodyIn(file);
    if (body === undefined) {
      unread.push({ name: template.pathOf(logicalId), kind: 'template', reason: NOT_JSON });
      return [];
    }
    const { region, account } = template;
    return withNested({
      template: new Template({ stackName: `${template.stackName}-${logicalId}`, environment: { region, account }, template: body }, parent),
      text: JSON.stringify(body),
    }, directory, files, unread);
  })];
}

/** Its URL ends with the key of the asset; apps that the CDK's command line synthesizes have the name of the file in the metadata as well. */
function templateFile({ template, logicalId }: ParentResource, directory: string, files: AssetFiles): string | undefined {
  const { Properties, Metadata } = template.resources[logicalId]!;
  const url = new Resolver([template]).resolve(Properties?.TemplateURL, template);
  const found = typeof url === 'string' ? [...files].find(([key]) => url.endsWith(`/${key}`))?.[1] : undefined;
  const named = Metadata?.['aws:asset:path'];
  const file = found ?? (typeof named === 'string' ? resolve(directory, named) : undefined);
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** A nested stack is made if its resource is, and all above it. */
function isMade({ parent }: Template, resolver: Resolver): boolean {
  return parent === undefined
    || (resolver.isMade(parent.template.resources[parent.logicalId]!, parent.template) !== false && isMade(parent.template, resolver));
}
