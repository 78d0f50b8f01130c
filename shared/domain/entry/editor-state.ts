/** One node of the editor's state as Lexical serialises it. */
export interface EditorNode {
  readonly type: string;
  readonly text?: string;
  readonly url?: string;
  readonly children?: readonly EditorNode[];
  readonly [property: string]: unknown;
}

/** The state of the rich text editor as Lexical serialises it. */
export interface EditorState {
  readonly root: EditorNode;
}

const inlineTypes = new Set(['text', 'linebreak', 'tab', 'link', 'autolink']);

function isBlock(node: EditorNode): boolean {
  return !inlineTypes.has(node.type);
}

type Visit = (node: EditorNode, path: readonly number[]) => void;

function visitChildren(node: EditorNode, path: readonly number[], visit: Visit): void {
  for (const [index, child] of (node.children ?? []).entries()) visit(child, [...path, index]);
}

/**
 * The plain text of an editor state: each block and list item on a line of its own. Offsets into it are what
 * suggestions point at; `leaves` tells which node holds which range, in document order.
 */
export function plainTextOf(state: EditorState): { text: string; leaves: readonly TextLeaf[] } {
  const leaves: TextLeaf[] = [];
  let text = '';
  let isFirstLine = true;

  function visitInline(node: EditorNode, path: readonly number[]): void {
    if (node.type === 'linebreak') text += '\n';
    else if (typeof node.text === 'string') {
      leaves.push({ path, start: text.length, end: text.length + node.text.length });
      text += node.text;
    } else visitChildren(node, path, visitInline);
  }

  function startLine(): void {
    if (!isFirstLine) text += '\n';
    isFirstLine = false;
  }

  function visitBlock(node: EditorNode, path: readonly number[]): void {
    if (!node.children?.some(isBlock)) {
      startLine();
      visitInline(node, path);
      return;
    }
    let isWithinLine = false;
    visitChildren(node, path, (child, childPath) => {
      if (isBlock(child)) visitBlock(child, childPath);
      else {
        if (!isWithinLine) startLine();
        visitInline(child, childPath);
      }
      isWithinLine = !isBlock(child);
    });
  }

  visitBlock(state.root, []);
  return { text, leaves };
}

/** Where in the plain text one text node of the state lies; `path` is child indices from the root. */
export interface TextLeaf {
  readonly path: readonly number[];
  readonly start: number;
  readonly end: number;
}
