import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { transform } from 'lightningcss';
import { parseSync } from 'vite';

/** One file of the tree and everything it imports, as written: values, types, styles and dynamic imports alike. */
export interface SourceFile {
  /** From the tree's root, with `/`. */
  readonly path: string;
  readonly imports: readonly string[];
}

/** Stands for an import whose address is only known when it runs. */
export const unreadable = '(computed)';

const leftOut = new Set(['node_modules', '.git', 'dist', 'test-results', 'playwright-report']);

/** Every .ts, .tsx and .css file below a folder with its imports, by path. */
export function readTree(root: string): readonly SourceFile[] {
  return filesBelow(root)
    .map((file) => relative(root, file).split(sep).join('/'))
    .filter((path) => /\.(tsx?|css)$/.test(path))
    .sort()
    .map((path) => ({ path, imports: importsOf(path, readFileSync(join(root, path), 'utf8')) }));
}

/** Every file below a folder that belongs to the project: nothing installed, built or reported. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((found) => {
    if (leftOut.has(found.name)) return [];
    const path = join(folder, found.name);
    return found.isDirectory() ? filesBelow(path) : [path];
  });
}

function importsOf(path: string, source: string): readonly string[] {
  return path.endsWith('.css') ? importsOfStyles(path, source) : importsOfScript(path, source);
}

function importsOfStyles(path: string, source: string): readonly string[] {
  const { dependencies, exports } = transform({
    filename: path,
    code: Buffer.from(source),
    cssModules: path.endsWith('.module.css'),
    analyzeDependencies: true,
  });
  const composed = Object.values(exports || {})
    .flatMap((name) => name.composes)
    .flatMap((name) => (name.type === 'dependency' ? [name.specifier] : []));
  const named = (dependencies || [])
    .flatMap((dependency) => ('url' in dependency ? [String(dependency.url)] : []))
    .filter((url) => !/^(data:|#)/.test(url));
  return [...named, ...composed];
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

function importsOfScript(path: string, source: string): readonly string[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  const found: string[] = [];
  visit(program as unknown as Node, (node) => {
    const address = addressIn(node);
    if (address) found.push(address);
  });
  return found;
}

function addressIn(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'TSImportType':
      return node.source ? literal(node.source) : undefined;
    case 'ImportExpression':
      return literal(node.source) ?? unreadable;
    case 'TSExternalModuleReference':
      return literal(node.expression);
    case 'CallExpression': {
      const callee = node.callee as Node;
      const [first] = node.arguments as readonly unknown[];
      return callee.type === 'Identifier' && callee.name === 'require'
        ? (literal(first) ?? unreadable)
        : undefined;
    }
    default:
      return undefined;
  }
}

function literal(node: unknown): string | undefined {
  const { type, value } = (node ?? {}) as Partial<Node>;
  return type === 'Literal' && typeof value === 'string' ? value : undefined;
}

function visit(node: unknown, look: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (typeof (node as Partial<Node>).type === 'string') look(node as Node);
  for (const child of Object.values(node)) visit(child, look);
}
