import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './apps';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Template = { [section: string]: { [id: string]: { [key: string]: Json } } };

const AMI_PARAMETER = /SsmParameterValueawsserviceami\w+Parameter/g;

/**
 * A template as a reviewer wants to read it and as it stays while nothing of interest changes: without what each stack of
 * the CDK has, without hashes, scripts by name, texts by line.
 */
export function reviewable(template: Template): Json {
  const { Rules, ...sections } = template;
  const { BootstrapVersion, ...Parameters } = sections.Parameters ?? {};
  if (!Rules?.CheckBootstrapVersion || !BootstrapVersion) {
    throw new Error('the template does not have the parts that each stack of the CDK has');
  }
  return fold(JSON.parse(withoutHashes({ ...sections, Parameters })));
}

/** A changed file of the client box changes the hash in its user data, and that the logical id of the instance. */
function withoutHashes(template: Template): string {
  const instances = Object.entries(template.Resources!).filter(([, { Type }]) => Type === 'AWS::EC2::Instance').map(([id]) => id);
  return instances
    .reduce((text, id) => text.replaceAll(id, id.replace(/[0-9a-f]{16}$/, '')), JSON.stringify(template))
    .replace(/# files [0-9a-f]{16}/g, '# files <hash>')
    .replace(/\b[0-9a-f]{64}\b/g, '<asset>')
    .replace(AMI_PARAMETER, 'Ami');
}

function fold(value: Json): Json {
  if (typeof value === 'string') {
    return lines(value);
  }
  if (Array.isArray(value)) {
    return value.map(fold);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return isJoin(value)
    ? { 'Fn::Join': lines(value['Fn::Join'][1].map((part) => typeof part === 'string' ? part : `\${${expression(part)}}`).join('')) }
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fold(each)]));
}

function isJoin(value: { [key: string]: Json }): value is { 'Fn::Join': ['', Json[]] } {
  const join = value['Fn::Join'];
  return Array.isArray(join) && join[0] === '' && Array.isArray(join[1]);
}

/** `Kafka82305C99.Arn`, `Select(0, Split(-, AWS::StackId))` */
function expression(value: Json): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return String(value);
  }
  const [[name, argument]] = Object.entries(value) as [[string, Json]];
  const list = typeof argument === 'string' ? [argument] : Object.values(argument as Json[]);
  return name === 'Ref' ? String(argument) : name === 'Fn::GetAtt' ? list.join('.') : `${name.replace('Fn::', '')}(${list.map(expression).join(', ')})`;
}

function lines(text: string): Json {
  const folded = SCRIPTS.reduce((rest, { content, marker }) => rest.replaceAll(content, marker), text);
  return folded.includes('\n') ? folded.split('\n') : folded;
}

/** What hosts run is reviewed where it is written. */
const SCRIPTS = readdirSync(join(ROOT, 'assets'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.sh'))
  .map((file) => ({ content: readFileSync(join(ROOT, 'assets', file), 'utf8'), marker: `<assets/${file}>` }));
