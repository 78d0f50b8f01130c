/** The length of a whole group: the last one, which only checks the others, is shorter. */
const groupLength = 4;

/** The groups of a recovery code, as it is printed. */
export function groupsOf(code: string): readonly string[] {
  return code.split('-');
}

/** Two different whole groups to ask for, in their order; `random` answers from 0 up to 1. */
export function groupsToAsk(code: string, random: () => number): readonly [number, number] {
  const whole = groupsOf(code)
    .map((group, index) => ({ group, index }))
    .filter(({ group }) => group.length === groupLength);
  const first = Math.floor(random() * whole.length);
  const second = (first + 1 + Math.floor(random() * (whole.length - 1))) % whole.length;
  const [a = 0, b = 0] = [first, second].map((at) => whole[at]?.index ?? 0).toSorted((x, y) => x - y);
  return [a, b];
}

/** Whether a group was typed right: case, spaces, O for 0, and I and L for 1 are forgiven. */
export function isSameGroup(typed: string, group: string): boolean {
  const plain = (text: string) =>
    text
      .toUpperCase()
      .replace(/[\s\p{Dash_Punctuation}]/gu, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1');
  return plain(typed) === plain(group);
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** A group by its place: `Third group`. */
export function groupName(index: number): string {
  const word = ordinals[index] ?? `${index + 1}.`;
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} group`;
}
