import { describe, expect, it } from 'vitest';
import {
  completeMention,
  mentionBeingTyped,
  mentionedIn,
  namesFor,
} from '../../../renderer/features/journal/capture/mentions.ts';

const known = ['Ana', 'Ana Lucía', 'Mei Tan'];
const names = (line: string) => mentionedIn(line, known).map((person) => person.name);

describe('mentionedIn', () => {
  it('does not take an address for a mention', () => {
    expect(names('Wrote to ana@example.org about it')).toEqual([]);
  });

  it('mentions nobody for a sign that stands alone', () => {
    expect(names('Met @ noon, and @')).toEqual([]);
  });

  it('prefers the longest name it knows, and does not cut a longer word', () => {
    expect(names('@Ana Lucía saw it')).toEqual(['Ana Lucía']);
    expect(names('@Anatol saw it')).toEqual(['Anatol']);
  });

  it('takes the word after the sign for somebody new', () => {
    expect(names('Asked @Priya, then @Zoë-May.')).toEqual(['Priya', 'Zoë-May']);
  });

  it('names everyone once, as the journal writes them', () => {
    expect(mentionedIn('@mei tan and @Mei Tan', known)).toEqual([{ name: 'Mei Tan', role: 'mentioned' }]);
  });
});

describe('completing a mention', () => {
  it('begins with the sign after a space, and not within a word', () => {
    expect(mentionBeingTyped('with @')).toBe('');
    expect(mentionBeingTyped('with @An')).toBe('An');
    expect(mentionBeingTyped('mail@An')).toBeUndefined();
    expect(mentionBeingTyped('with @An.1')).toBeUndefined();
  });

  it('offers names that begin so, and none that is complete', () => {
    expect(namesFor('ana', known)).toEqual(['Ana Lucía']);
    expect(namesFor('', known)).toEqual(known);
  });

  it('puts the name in the place of what was typed of it', () => {
    expect(completeMention('Paired with @me', 'Mei Tan')).toBe('Paired with @Mei Tan ');
    expect(completeMention('Nobody here', 'Mei Tan')).toBe('Nobody here');
  });
});
