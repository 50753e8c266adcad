import { type RawBuilder, sql } from 'kysely';
import { identityKey, markedWords, searchKey } from '../kernel/name.ts';

/**
 * A search over names as people type them: tone marks left out or not, words in any order, «to 7» for Tổ 07. A number belongs
 * to the word before it, so that «to 7 ap 1» is not Tổ 1 of Ấp 7. Nothing typed: undefined.
 */
export interface Search {
  /** Each phrase as a pattern that a name with spaces around it (`spaced`) is like. */
  patterns: readonly string[];
  /** Every phrase begins a word of the text. */
  within: (text: RawBuilder<unknown>) => RawBuilder<boolean>;
  /** At least one does. */
  touches: (text: RawBuilder<unknown>) => RawBuilder<boolean>;
  /**
   * For `order by`: just these numbers first, then names with the marks that were typed, at their end or anywhere, then those with
   * more of the words so marked.
   */
  rank: (text: RawBuilder<unknown>, identity: RawBuilder<unknown>) => RawBuilder<unknown>;
}

/** `text` is one or more search keys with spaces between, `identity` the identity key of the name itself. */
export function searchFor(asked: string | undefined): Search | undefined {
  const phrases = searchKey(asked ?? '').match(/(?:\p{L}+ )?\d\S*|\S+/gu) ?? [];
  if (phrases.length === 0) return undefined;
  const begins = phrases.map((phrase) => `% ${phrase}%`);
  const whole = phrases.map((phrase) => (/\d/.test(phrase) ? `% ${phrase} %` : '%'));
  const escaped = (words: string) => words.replace(/[\\%_]/g, '\\$&');
  const typed = escaped(identityKey(asked ?? ''));
  const marked = markedWords(asked ?? '').map((word) => `% ${escaped(word)}%`);
  return {
    patterns: begins,
    within: (text) => sql`${spaced(text)} like all(${begins}::text[])`,
    touches: (text) => sql`${spaced(text)} like any(${begins}::text[])`,
    rank: (text, identity) => sql`
      case when ${spaced(text)} like all(${whole}::text[]) then 0 else 1 end,
      case when ' ' || ${identity} like ${`% ${typed}`} then 0 when ' ' || ${identity} like ${`% ${typed}%`} then 1 else 2 end,
      (select count(*) from unnest(${marked}::text[]) marked(word) where ' ' || ${identity} like marked.word) desc`,
  };
}

/** A key of the database with a space at both ends, so that a word can be told from its part; of units' names it is indexed just so. */
export const spaced = (text: RawBuilder<unknown>) => sql`' ' || ${text} || ' '`;
