import { foreign, runs, unsafeAddresses } from './addresses.ts';

const forms: readonly ((address: string) => string)[] = [
  (address) => `See [the words](${address}) there.`,
  (address) => `- [**the words**](<${address}> "a title")`,
  (address) => `> # [the words](${address.replaceAll(' ', '%20')})`,
];

const links = unsafeAddresses
  // A line break would end the line, and with it the link, before the address is read.
  .filter((address) => !/[\r\n]/.test(address))
  .flatMap((address) => forms.map((form) => form(address)));

const otherLinks = [
  `![the words](${foreign}a.png)`,
  `![the words](javascript:${runs})`,
  `[![the words](${foreign}a.png)](javascript:${runs})`,
  `[the words][1]\n\n[1]: javascript:${runs}`,
  `[the words]\n\n[the words]: javascript:${runs} "title"`,
  `<javascript:${runs}>`,
  `<${foreign}>`,
  `<img src=x onerror=${runs}>`,
  `<script>${runs}</script>`,
  `<a href="javascript:${runs}">the words</a>`,
  `<!-- --><svg onload=${runs}>`,
  `[the words](javascript:${runs}`,
  `[the words](\u0001javascript:${runs})`,
  `[the words](java\u00adscript:${runs})`,
  `[the words](javascript:${runs}//https://example.com/)`,
  `[the words](https://example.com/ "onmouseover=${runs}")`,
  `[the words](https://example.com/ '" onmouseover="${runs}')`,
  `[a [b](javascript:${runs}) c](https://example.com/)`,
  `[a](https://example.com/)[b](javascript:${runs})`,
  `\\[the words](javascript:${runs})`,
  `\`[the words](javascript:${runs})\``,
  `[\u202Ethe words](https://example.com/)`,
  `[https://example.com/](https://hostile.example/)`,
  `&#91;the words](javascript:${runs})`,
  `[the words](&#106;avascript:${runs})`,
  `[the words](javascript&colon;${runs})`,
  `| a | b |\n|---|---|\n| [x](javascript:${runs}) | y |`,
  `1. [x](data:text/html,<script>${runs}</script>)`,
  `# <svg/onload=${runs}>`,
  `***[x](vbscript:${runs})***`,
  `~~[x](file:///etc/passwd)~~`,
  `\`\`\`html\n<script>${runs}</script>\n\`\`\``,
  `\`\`\`"><img src=x onerror=${runs}>\nx\n\`\`\``,
  `\`\`\`__proto__\nx\n\`\`\``,
  `$$\\href{javascript:${runs}}{x}$$`,
  `[toc]\n[[javascript:${runs}]]`,
  `[x]: <javascript:${runs}>\n[y][x]`,
  `---\ntitle: "</script><script>${runs}"\n---`,
  `%%{init: {"x": "javascript:${runs}"}}%%`,
];

const size = 200_000;

const bombs = [
  '['.repeat(size),
  ']'.repeat(size),
  '[]'.repeat(size / 2),
  '[a]('.repeat(size / 4),
  '[a](b "'.repeat(size / 7),
  '*'.repeat(size),
  '*a'.repeat(size / 2),
  '**a '.repeat(size / 4),
  '_a'.repeat(size / 2),
  '`'.repeat(size),
  '`a'.repeat(size / 2),
  '~~a'.repeat(size / 3),
  '*_`~['.repeat(size / 5),
  '#'.repeat(size),
  '>'.repeat(size),
  '> '.repeat(size / 2),
  '\\'.repeat(size),
  '<'.repeat(size),
  '&#106;'.repeat(size / 6),
  `[a](${'('.repeat(size - 5)}`,
  `[a](b "${'\\"'.repeat(size / 3)}`,
  '- a\n'.repeat(size / 4),
  '```\n'.repeat(size / 4),
  `${'['.repeat(size / 2 - 5)}${']'.repeat(size / 2 - 5)}(x)`,
  Array.from({ length: 300 }, (_, level) => `${' '.repeat(level * 4)}- a`).join('\n'),
  Array.from({ length: 300 }, (_, level) => `${'  '.repeat(level)}1. a`).join('\n'),
  Array.from({ length: 200 }, (_, level) => `${'>'.repeat(level)} a`).join('\n'),
  'a'.repeat(size),
  '\u0301'.repeat(size),
  '\u202E'.repeat(size),
  '\u0000'.repeat(size),
  '\ud800'.repeat(1000),
  '[a](https://example.com/) '.repeat(size / 26),
  `${'[a](javascript:b)\n'.repeat(2000)}`,
];

/** At least two hundred Markdown texts, hostile in what they link to, in what they pretend to be, or in their size. */
export const hostileMarkdown: readonly string[] = [...new Set([...links, ...otherLinks, ...bombs])];
