import * as ts from 'typescript';
import type { Api } from './api';
import { FILES, isForContributors, read, spansOf, type Document } from './documents';

/** Names that pages mention and that are not of this library, by whose they are. */
const OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  cdk: ['allowDefaultPortFrom', 'availabilityZones', 'IpAddresses', 'addRotationSchedule', 'RemovalPolicy', 'CfnCluster', 'CpuArchitecture', 'X86_64', 'Annotations', 'of', 'acknowledgeWarning'],
  cloudFormation: ['RotateImmediatelyOnUpdate', 'DELETE_FAILED', 'DELETE_IN_PROGRESS', 'UPDATE_ROLLBACK_FAILED'],
  // A variable of its SDKs and command line.
  aws: ['AWS_USE_DUALSTACK_ENDPOINT'],
  msk: ['ClusterMonitoringLevel', 'PER_TOPIC_PER_PARTITION', 'GetBootstrapBrokers', 'InvalidSecretArn'],
  // How it writes addTopic and clusterArn in .NET, Go and Java.
  jsii: ['AddTopic', 'ClusterArn', 'getClusterArn'],
  // What Amazon ECS, the app in bin/ and everybody call it.
  mirrorMaker: ['MirrorMaker'],
  // Its classes in assets/mirror-maker/java, and one of Kafka Connect that restarts tasks.
  mirrorMakerJava: [
    'RefusalReportingAdmin', 'RefusalInterceptor', 'RefusedRecordFilter', 'SkippedRecords', 'SkippedRecordsLog', 'CopiedRecord', 'TargetPartitions', 'RunningTask',
    'RestartingMirrorMaker', 'GaugeMBean', 'Herder', 'restartTask',
  ],
  clients: [
    'Producer', 'KafkaTemplate', 'WithLogger', 'UNKNOWN_TOPIC_OR_PART', 'TOPIC_AUTHORIZATION_FAILED', 'run', 'require',
    'ProducerBatchCompression', 'GzipCompression',
  ],
  // Fields of its report.json.
  rehearsal: ['schemaVersion', 'notRehearsed', 'couldNotBeTried', 'leftOut', 'timeLine', 'widerRules'],
  // The role in the guide that the library replaces, and a choice that decision 13 did not take.
  history: ['MSK_EC2_ROLE', 'grantProduceToRole', 'grantProduce', 'grantConsume', 'grantTransactions', 'grantAdmin'],
};

const FOREIGN = new Set(Object.values(OF_OTHERS).flat());
/** How pages call objects of this library: what follows the dot is a member of one of its types. */
const OBJECTS = new Set(['cluster', 'clusters', 'user', 'topic', 'peering', 'operator', 'billing', 'shipping']);
const STACKS = new Set([...FILES].filter((path) => /^(bin|examples)\/[^/]+\.ts$/.test(path))
  .flatMap((path) => [...read(path).matchAll(/'([A-Z]\w+)'/g)]).map(([, id]) => id!));
const SOURCES = [...FILES].filter((path) => /^(lib|functions|assets|rehearsal|tooling|projenrc|\.github\/workflows)\/.+\.(ts|sh|env|yml)$/.test(path) || path === '.projenrc.ts').map(read).join('\n');

/** Names in backticks that read as if the library had them, and it has not. */
export function unknownNames(document: Document, api: Api): string[] {
  const isKnown = (name: string) => isThere(name, api) || FOREIGN.has(name)
    // Variables of scripts, and for contributors every name of the code.
    || (isForContributors(document) || isConstant(name) ? new RegExp(`\\b${name}\\b`).test(SOURCES) : false);
  return spansOf(document.text).flatMap(namesIn).filter(({ name, of }) => {
    if (of === undefined || !isJudged(of)) {
      return !isKnown(name);
    }
    return api.types.has(of) ? !api.types.get(of)!.has(name) : !isKnown(of);
  }).map(({ name, of }) => of === undefined ? name : `${of}.${name}`);
}

/** Whether the library or one of the apps has the name. */
export function isThere(name: string, api: Api): boolean {
  return api.types.has(name) || api.members.has(name) || STACKS.has(name);
}

/** Foreign names that no page mentions any more. */
export function idleNames(documents: readonly Document[]): string[] {
  const mentioned = new Set(documents.flatMap(({ text }) => spansOf(text)).flatMap(namesIn).flatMap(({ name, of }) => [name, of]));
  return [...FOREIGN].filter((name) => !mentioned.has(name));
}

interface Name {
  readonly name: string;
  /** What stands before the dot. */
  readonly of?: string;
}

/** The names in what can be read as TypeScript; messages, commands and settings cannot. */
function namesIn(span: string): Name[] {
  const source: ts.SourceFile & { readonly parseDiagnostics?: readonly unknown[] } = ts.createSourceFile('span.ts', span, ts.ScriptTarget.Latest, true);
  if (source.parseDiagnostics!.length > 0) {
    return [];
  }
  const names: Name[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const of = ts.isIdentifier(node.expression) ? node.expression.text : undefined;
      if (of !== undefined && /^[A-Z]/.test(of)) {
        names.push({ name: node.name.text, of });
      } else if ((of !== undefined && OBJECTS.has(of)) || isJudged(node.name.text)) {
        names.push({ name: node.name.text });
      }
    } else if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
      names.push({ name: node.name.text });
    } else if (ts.isLabeledStatement(node)) {
      // `iam: true` is a prop with its value, `kms:Decrypt` an action.
      if (/^\w+: /.test(span) && !isError(node.label.text)) {
        names.push({ name: node.label.text });
      }
    } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      names.push({ name: node.expression.text });
    } else if (ts.isIdentifier(node) && isJudged(node.text) && !isNamedBy(node)) {
      names.push({ name: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** Whether its parent has named it already. */
function isNamedBy({ parent }: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isLabeledStatement(parent)
    || (ts.isCallExpression(parent) && ts.isIdentifier(parent.expression));
}

/** A name of several words can be told from a word: `clusterName`, `ScramUser`, `PREFIXED`; errors of clients are not ours. */
function isJudged(name: string): boolean {
  return (/[a-z][A-Z]/.test(name) || isConstant(name)) && !isError(name);
}

function isError(name: string): boolean {
  return /(Exception|Error)$/.test(name);
}

function isConstant(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(name);
}
