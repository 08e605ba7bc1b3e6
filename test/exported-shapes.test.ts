/**
 * Each interface of props, options or attributes that the library exports has a shape, which says to whoever has no compiler
 * what a compiler says; and the shape is used. That it is used in the right place, test/arguments.test.ts says.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { readInterfaces } from './documentation/api';
import { ROOT } from './documentation/documents';

interface DeclaredShape {
  /** Of the table. */
  readonly name: string;
  /** Of the interface. */
  readonly of: string;
}

const SOURCES = ts.sys.readDirectory(join(ROOT, 'lib'), ['.ts']).map((file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));

/** `export const MUTUAL_TLS: Shape<MutualTls> = ...` */
function shapesIn(source: ts.SourceFile): DeclaredShape[] {
  return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations).flatMap(({ name, type }) => {
    const isShape = type && ts.isTypeReferenceNode(type) && type.typeName.getText(source) === 'Shape';
    return isShape ? [{ name: name.getText(source), of: type.typeArguments![0]!.getText(source) }] : [];
  });
}

/** Whether somebody reads it: neither an import nor what declares it. */
function isRead(name: string): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      return false;
    }
    return (ts.isIdentifier(node) && node.text === name && !(ts.isVariableDeclaration(node.parent) && node.parent.name === node)) || (ts.forEachChild(node, visit) ?? false);
  };
  return SOURCES.some((source) => visit(source));
}

const SHAPES = SOURCES.flatMap(shapesIn);

test('each interface of props that is exported has one shape', () => {
  const interfaces = readInterfaces();
  const ours = SHAPES.map(({ of }) => of).filter((of) => interfaces.has(of));

  expect(ours.sort()).toEqual([...interfaces.keys()].sort());
});

test.each(SHAPES)('$name is used', ({ name }) => {
  expect(isRead(name)).toBe(true);
});
