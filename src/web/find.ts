import { markedFirst, searchKey } from '../kernel/name.ts';

/**
 * Things whose name holds what was typed, tone marks left out or not, words in any order. A number belongs to the word
 * before it («to 7 ap 1» is Tổ 07 of Ấp 1, not Tổ 1 of Ấp 7). `exact` has those with just these numbers, `near` those
 * whose words or numbers only begin so; names with the marks that were typed lead each. Cost: one pass and a sort.
 */
export function find<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  asked: string,
): { exact: Thing[]; near: Thing[] } {
  const phrases =
    searchKey(asked)
      .match(/\D*\d\S*|\S+/g)
      ?.map((phrase) => phrase.trim()) ?? [];
  const words = phrases.flatMap((phrase) =>
    /\d/.test(phrase) ? phrase.replace(/^.* (?=\S+ \d\S*$)/, '') : phrase,
  );
  const rest = phrases.flatMap((phrase) => (/\d/.test(phrase) ? phrase.split(' ').slice(0, -2) : []));
  const exact: Thing[] = [];
  const near: Thing[] = [];
  for (const thing of things) {
    const key = ` ${searchKey(nameOf(thing))} `;
    if (![...words, ...rest].every((word) => key.includes(` ${word}`))) continue;
    const whole = words.every((word) => !/\d/.test(word) || key.includes(` ${word} `));
    (whole ? exact : near).push(thing);
  }
  return { exact: markedFirst(exact, nameOf, asked), near: markedFirst(near, nameOf, asked) };
}
