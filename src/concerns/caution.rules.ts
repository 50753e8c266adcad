import { searchKey } from '../kernel/name.ts';
import type { LegalKind } from './concern.ts';

/** Words by which a complaint or a denunciation is often known; tone marks left out, as people type. */
const hints: Record<LegalKind, readonly string[]> = {
  denunciation: ['to cao', 'to giac', 'tham nhung', 'hoi lo', 'tham o', 'lam dung chuc vu', 'lam quyen'],
  complaint: ['khieu nai', 'quyet dinh xu phat', 'quyet dinh thu hoi', 'cuong che', 'quyet dinh hanh chinh'],
};

/** Which legal procedure the words sound like, or null. Only a hint: the form then asks, a person decides. */
export function legalHint(text: string): LegalKind | null {
  const said = ` ${searchKey(text)} `;
  const sounds = (kind: LegalKind) => hints[kind].some((hint) => said.includes(` ${hint} `));
  return sounds('denunciation') ? 'denunciation' : sounds('complaint') ? 'complaint' : null;
}

/** What must not be written at all: it is refused wherever it shows its mark. */
const secretMarks = ['tuyet mat', 'toi mat', 'bi mat nha nuoc'];
export const soundsSecret = (text: string): boolean => {
  const said = ` ${searchKey(text)} `;
  return secretMarks.some((mark) => said.includes(` ${mark} `));
};

/** Fewer households than this and what is said in a group tells who said it; the setting `smallGroup` may change it. */
export const smallGroupUnlessSet = 15;

/** Whether a unit that has none beneath it is so small, or of unknown size, that the place alone names someone. */
export const namesSomeone = (unit: { households: number | null; lowest: boolean }, least: number): boolean =>
  unit.lowest && (unit.households === null || unit.households < least);
