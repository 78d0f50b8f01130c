/** What a finished HTML file holds between its body's tags: a program that pastes it brings its own style. */
export function bodyOf(html: string): string {
  return /<body>\s*([\s\S]*?)\s*<\/body>/.exec(html)?.[1] ?? html;
}
