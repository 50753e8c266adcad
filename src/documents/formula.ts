/**
 * Texts that a spreadsheet would take for a formula when it opens a CSV: cells beginning with = + - @, also full-width, also
 * behind blanks or apostrophes, and those beginning with a tab or a line's end. The same inside a cell behind a comma, semicolon,
 * tab or line's end: a program that parts the row elsewhere than we do begins a cell there.
 */
const reckoned = String.raw`(?='*[^\S\t\r\n]*[=+\-@＝＋－＠])`;
const broken = String.raw`(?='*[\t\r\n])`;
/** At the head of the text, or behind what may part cells. */
const head = String.raw`(?<![^,;\t\r\n])`;
const armed = new RegExp(`${head}${reckoned}|^${broken}`, 'g');
const guarded = new RegExp(`${head}'${reckoned}|^'${broken}`, 'g');

/** The text with an apostrophe before whatever a spreadsheet would reckon; any other text unchanged. */
export const disarmed = (text: string): string => text.replace(armed, "'");

/** What `disarmed` wrote, as it was before: `asMeant(disarmed(text)) === text` for every text. For cells of a CSV only. */
export const asMeant = (text: string): string => text.replace(guarded, '');
