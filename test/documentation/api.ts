import { join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from './documents';

/** What the library exports, and what each type of it has. */
export interface Api {
  readonly types: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of any type. */
  readonly members: ReadonlySet<string>;
}

/** How the library is compiled, for programs that are not written anywhere. */
export function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  return { ...options, rootDir: ROOT, noEmit: true, declaration: false, stripInternal: false };
}

/** As the compiler sees lib/index.ts, inherited members included. */
export function readApi(): Api {
  const index = join(ROOT, 'lib', 'index.ts');
  const program = ts.createProgram([index], compilerOptions());
  const checker = program.getTypeChecker();
  const types = new Map<string, Set<string>>();
  for (const symbol of checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)!)!)) {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const statics = symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Enum) ? checker.getExportsOfModule(symbol) : [];
    const inherited = symbol.flags & ts.SymbolFlags.Class ? checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol)) : [];
    const members = [...checker.getPropertiesOfType(type), ...statics, ...inherited].filter(isPublic).map(({ name }) => name);
    types.set(symbol.name, new Set(members));
  }
  return { types, members: new Set([...types.values()].flatMap((members) => [...members])) };
}

function isPublic(symbol: ts.Symbol): boolean {
  return !symbol.name.startsWith('_') && !(symbol.declarations ?? []).some((declaration) =>
    ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected));
}
