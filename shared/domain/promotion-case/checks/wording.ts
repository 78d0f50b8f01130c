import { sentencesOf, wordCount } from '../sentences.ts';
import { type Checked, entriesOf, type Finding, prose } from './check.ts';

const longestSentenceWords = 30;

const adjectives =
  /\b(?:great(?:ly)?|amazing|excellent|outstanding|significant(?:ly)?|huge|massive(?:ly)?|world-class|seamless(?:ly)?|incredibl[ey]|successful(?:ly)?|tremendous(?:ly)?|fantastic|highly|extremely|dramatic(?:ally)?|substantial(?:ly)?)\b/i;
const change =
  /\b(?:reduc\w+|cut|improv\w+|increas\w+|decreas\w+|fell|rose|grew|dropp?ed|saved|faster|slower|fewer|sped up|shrank)\b[^.!?]{0,60}\d|\d[\d.,]*\s?(?:%|percent|x\b|times\b)[^.!?]{0,40}\b(?:faster|slower|fewer|less|more|better|cheaper)\b/i;
const baseline =
  /→|\bfrom\b.+\bto\b|\bbefore\b|\bwas\b|\bwere\b|\bhad\b|\binstead of\b|\bthan\b|\b(?:down|up) to\b.*\bfrom\b|\bdown to\b|\bused to\b/i;
const plural = /\b(?:we|our|us)\b/i;
const singular = /\b(?:I|I['’]\w+|my|me)\b/;
const overtime =
  /\b(?:overtime|all-nighters?|worked (?:late|nights|through)|(?:all|every|the whole) weekends?|(?:over|at|on) the weekend|until midnight|past midnight|till midnight|around the clock|sixty hours|[6-9]\d[- ]hour weeks?|skipped (?:lunch|my holiday|vacation))\b/i;

/** An adjective where a result should be. */
export function adjectiveFindings(checked: Checked): readonly Finding[] {
  return prose(checked).flatMap((block) => {
    const found = adjectives.exec(block.text)?.[0];
    const hasResult =
      /\d/.test(block.text) || entriesOf(block, checked.usable).some(({ impact }) => impact !== undefined);
    if (!found || hasResult) return [];
    return {
      check: 'adjective',
      blockId: block.id,
      found: `“${found}” stands where a result could be.`,
      why: 'Every case has such words, so a committee reads past them.',
      advice: 'Say what changed, before and after, or leave the word out.',
    };
  });
}

/** A changed number without what it was before. */
export function baselineFindings(checked: Checked): readonly Finding[] {
  return prose(checked).flatMap((block) => {
    if (!change.test(block.text) || baseline.test(block.text)) return [];
    return {
      check: 'number-without-baseline',
      blockId: block.id,
      found: 'A number says how much something changed, but not from what.',
      why: 'Without the starting point nobody can tell whether it was much.',
      advice: 'Add what it was before to the entry’s impact, then build again.',
    };
  });
}

/** “We” in a sentence that does not say what the writer did. */
export function weFindings(checked: Checked): readonly Finding[] {
  return prose(checked).flatMap((block) => {
    const sentences = sentencesOf(block.text);
    if (!sentences.some(({ text }) => plural.test(text)) || singular.test(block.text)) return [];
    return {
      check: 'we',
      blockId: block.id,
      found: '“We” or “our”, and nothing says which part was yours.',
      why: 'A committee promotes one person and cannot credit what it cannot attribute.',
      advice: 'Set your role on the entry (led, drove or contributed), or say “I” for your part.',
    };
  });
}

/** A sentence of more than 30 words. */
export function longSentenceFindings(checked: Checked): readonly Finding[] {
  return prose(checked).flatMap((block) => {
    const longest = Math.max(0, ...sentencesOf(block.text).map(({ text }) => wordCount(text)));
    if (longest <= longestSentenceWords) return [];
    return {
      check: 'long-sentence',
      blockId: block.id,
      found: `A sentence of ${longest} words.`,
      why: 'A committee reads a case in minutes and must be able to repeat it aloud.',
      advice: `Split it, or cut it to ${longestSentenceWords} words.`,
    };
  });
}

/** Long hours told as an achievement. */
export function overtimeFindings(checked: Checked): readonly Finding[] {
  return prose(checked).flatMap((block) => {
    const found = overtime.exec(block.text)?.[0];
    if (!found) return [];
    return {
      check: 'overtime',
      blockId: block.id,
      found: `“${found}” tells of long hours.`,
      why: 'Hours are a cost, not a result; at the next level they read as a plan that went wrong.',
      advice: 'Tell what came of it, and leave the hours out.',
    };
  });
}
