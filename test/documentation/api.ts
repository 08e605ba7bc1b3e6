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

/** A method that somebody may call, or a constructor: `new`. */
export interface Method {
  readonly type: string;
  readonly method: string;
  /** Without a scope and an id in front. */
  readonly parameters: readonly Parameter[];
  /** Whether these two are there. */
  readonly scoped: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly optional: boolean;
  /** What an interface of ours has, if it is of one. */
  readonly names: readonly string[];
}

/** What a construct gets from whoever defines it. */
const PLACE = ['scope', 'id'];

/** Of classes that are not abstract or have factories, with arguments of their own: what CDK's classes have, it judges. */
export function readMethods(): readonly Method[] {
  const index = join(ROOT, 'lib', 'index.ts');
  const program = ts.createProgram([index], compilerOptions());
  const checker = program.getTypeChecker();
  const isOurs = (symbol: ts.Symbol) => (symbol.declarations ?? []).some((declaration) => declaration.getSourceFile().fileName.startsWith(join(ROOT, 'lib')));
  const parameterOf = (symbol: ts.Symbol): Parameter => {
    const declaration = symbol.valueDeclaration as ts.ParameterDeclaration;
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
    const isInterface = type.symbol !== undefined && (type.symbol.flags & ts.SymbolFlags.Interface) !== 0 && isOurs(type.symbol) && !isBehaviour(type.symbol.name);
    return { name: symbol.name, optional: checker.isOptionalParameter(declaration), names: isInterface ? type.getProperties().map(({ name }) => name) : [] };
  };
  return checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)!)!)
    .map((symbol) => symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)
    .filter(({ flags }) => flags & ts.SymbolFlags.Class)
    .flatMap((symbol) => {
      const isAbstract = (ts.getCombinedModifierFlags(symbol.valueDeclaration as ts.ClassDeclaration) & ts.ModifierFlags.Abstract) !== 0;
      const statics = checker.getTypeOfSymbol(symbol);
      const members = (of: ts.Type) => of.getProperties().filter((member) => isPublic(member) && isOurs(member) && member.flags & ts.SymbolFlags.Method);
      const construct = isAbstract ? [] : statics.getConstructSignatures()
        .filter(({ declaration }) => declaration && !(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private));
      const methods = [...isAbstract ? [] : members(checker.getDeclaredTypeOfSymbol(symbol)), ...members(statics)]
        .flatMap((member) => checker.getTypeOfSymbol(member).getCallSignatures().map((signature) => ({ method: member.name, signature })));
      return [...construct.map((signature) => ({ method: 'new', signature })), ...methods].map(({ method, signature }) => {
        const names = signature.parameters.map(({ name }) => name);
        const scoped = names[0] === PLACE[0];
        return { type: symbol.name, method, scoped, parameters: signature.parameters.slice(scoped ? PLACE.length : 0).map(parameterOf) };
      }).filter(({ parameters }) => parameters.length > 0);
    });
}

/** Interfaces of props, options and attributes that the library exports, each with its names. */
export function readInterfaces(): ReadonlyMap<string, readonly string[]> {
  const index = join(ROOT, 'lib', 'index.ts');
  const program = ts.createProgram([index], compilerOptions());
  const checker = program.getTypeChecker();
  return new Map(checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)!)!)
    .map((symbol) => symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)
    .filter(({ flags, name }) => flags & ts.SymbolFlags.Interface && !isBehaviour(name))
    .map((symbol) => [symbol.name, checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).map(({ name }) => name)]));
}

/** IScramUser: somebody implements it, nobody writes it down as an object. */
function isBehaviour(name: string): boolean {
  return /^I[A-Z][a-z]/.test(name);
}
