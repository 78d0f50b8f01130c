/** What this program answers with instead of opening: a sentence for a person. */
export class Refused extends Error {}
