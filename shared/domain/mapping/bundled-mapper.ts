import data from '../../../resources/mapper/lexicon.json' with { type: 'json' };
import { createLexiconMapper } from './lexicon-mapper.ts';
import type { Mapper } from './mapper.ts';

/** The mapper with the lexicon that Casebook ships. */
export const lexiconMapper: Mapper = createLexiconMapper(data);
