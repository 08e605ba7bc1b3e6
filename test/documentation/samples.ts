import { join } from 'node:path';
import * as ts from 'typescript';
import { compilerOptions } from './api';
import { ROOT, blocksOf, read, type Document } from './documents';

/** Fixtures put a sample into a constructor, where `declare const` is no TypeScript. Rosetta forgives it, too. */
const DECLARE_IN_A_BLOCK = 1184;

/**
 * What the compiler says about the TypeScript of pages: each block in the fixture of jsii-rosetta that it names, as rosetta
 * compiles those of the README. The library is the one in lib/.
 */
export function validateSamples(documents: readonly Document[]): string[] {
  const samples = new Map(documents.flatMap(({ path, text }) => blocksOf(text).filter(({ language }) => language === 'ts').map((block) =>
    [join(ROOT, `${path}.${block.line}.ts`), { ...inFixture(block.options, block.code), of: path, line: block.line }] as const)));
  const options = { ...compilerOptions(), noUnusedLocals: false, noUnusedParameters: false, paths: { 'cdk-msk-georeplication': [join(ROOT, 'lib', 'index.ts')] } };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => samples.has(file) || fileExists(file);
  host.readFile = (file) => samples.get(file)?.code ?? readFile(file);
  host.getSourceFile = (file, ...rest) =>
    samples.has(file) ? ts.createSourceFile(file, samples.get(file)!.code, ts.ScriptTarget.ES2022) : getSourceFile.call(host, file, ...rest);
  const program = ts.createProgram([...samples.keys()], options, host);
  return [...samples.keys()].map((file) => program.getSourceFile(file)!).flatMap((source) =>
    [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].filter(({ code }) => code !== DECLARE_IN_A_BLOCK).map(({ start, messageText }) => {
      const { of, line, before } = samples.get(source.fileName)!;
      const at = source.getLineAndCharacterOfPosition(start!).line - before + line;
      return `${of}:${at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    }));
}

/** The languages of a page's blocks. */
export function languagesOf({ text }: Document): string[] {
  return blocksOf(text).map(({ language }) => language);
}

/** As rosetta does it: the sample stands where its fixture says, or alone. */
function inFixture(options: string, code: string): { code: string; before: number } {
  if (options === 'nofixture') {
    return { code, before: 0 };
  }
  const fixture = read(`rosetta/${/^fixture=(\w+)$/.exec(options)?.[1] ?? 'default'}.ts-fixture`);
  const [before, after] = fixture.split(/^.*\/\/\/ here.*\n/m) as [string, string];
  return { code: before + code + after, before: before.split('\n').length - 1 };
}
