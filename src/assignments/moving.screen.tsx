import { signal } from '@preact/signals';
import { send } from '../web/send.ts';
import { lang, number, sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { draftText, ruledOutText } from './draft.texts.ts';
import type { DraftRow, WholeDraft } from './draft.ts';
import type { Choice } from './repair.ts';

export const extraWritten = (points: number): string =>
  points === 0
    ? t(draftText.same)
    : t(draftText.extra, { sign: points > 0 ? '+' : '−', count: number(Math.abs(points)) });

export const ruledOutWritten = (rules: Choice['ruledOutBy']): string =>
  rules.map((rule) => ruledOutText[rule][lang()]).join(', ');

/** Points of the row by the facts of now: those it was given with may be of other facts. */
export const costNow = (row: DraftRow, choices: readonly Choice[]): number =>
  choices.find(({ officialId }) => officialId === row.officialId)?.cost ?? row.cost;

/** «+1.200 điểm», or why not. */
export const costWritten = ({ cost, ruledOutBy }: Choice, now: number): string =>
  ruledOutBy.length > 0 ? ruledOutWritten(ruledOutBy) : extraWritten(cost - now);

/** Sends a command of a draft; what was refused is said in passing. True: it is done. */
export async function change(kind: string, body: object): Promise<boolean> {
  const problem = await send(kind, body);
  if (problem) toast(sentence(problem));
  return problem === null;
}

/** Takes a change of a draft back, if it is still the last. */
export const undo = (draftId: string, nth: number): Promise<boolean> =>
  change('draft.undo', { draftId, nth });

/** What was moved on this page since the draft was read: it is not what another did. */
const moved = new WeakMap<WholeDraft, Map<string, string | null>>();
function movedHere(draft: WholeDraft): Map<string, string | null> {
  const known = moved.get(draft) ?? new Map<string, string | null>();
  moved.set(draft, known);
  return known;
}
const holderSeen = (draft: WholeDraft, unitId: string): string | null => {
  const here = movedHere(draft).get(unitId);
  return here === undefined ? (draft.rows.find((row) => row.unitId === unitId)?.officialId ?? null) : here;
};

/** Plans a draft anew; the way back is in the message. */
export async function replan(draft: WholeDraft, more: object): Promise<void> {
  const done = await change('draft.replan', { draftId: draft.id, ...more });
  if (done) toast(t(draftText.proposed), () => void undo(draft.id, draft.steps + 1));
}

/** The last unit that was given to someone by hand on this page, and which change of its draft that was. */
export const lastMove = signal<{
  draftId: string;
  nth: number;
  unitId: string;
  fromId: string | null;
  toId: string;
} | null>(null);

/** Gives units elsewhere at once; the way back is in the message. */
export async function moveAll(
  draft: WholeDraft,
  moves: readonly { unitId: string; officialId: string | null; note?: string }[],
  says: string,
): Promise<boolean> {
  const said = moves.map((one) => ({ ...one, fromId: holderSeen(draft, one.unitId) }));
  for (const { unitId, officialId } of moves) movedHere(draft).set(unitId, officialId);
  const done = await change('draft.move', { draftId: draft.id, moves: said });
  if (done) toast(says, () => void undo(draft.id, draft.steps + 1));
  return done;
}

/** One unit to one official, or to nobody. */
export async function move(
  draft: WholeDraft,
  row: DraftRow,
  officialId: string | null,
  note = '',
): Promise<boolean> {
  const name = draft.loads.find((load) => load.officialId === officialId)?.name ?? '–';
  const { unitId, unitName: unit, officialId: fromId } = row;
  const done = await moveAll(draft, [{ unitId, officialId, note }], t(draftText.moved, { unit, name }));
  const nth = draft.steps + 1;
  if (done)
    lastMove.value =
      officialId === null ? null : { draftId: draft.id, nth, unitId, fromId, toId: officialId };
  return done;
}
