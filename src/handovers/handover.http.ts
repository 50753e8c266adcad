import * as z from 'zod/mini';
import { toDocx } from '../documents/docx.ts';
import { HandoverId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { same, type Task } from '../kernel/task.ts';
import { mayAct } from '../server/access.sql.ts';
import { OnDay } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import { onlyIfAnywhere, type Routes } from '../server/http.ts';
import { asAsked, askedOfSheet, attachment, type Sheet } from '../server/sheet.http.ts';
import type { Db } from '../server/sql.ts';
import { findHandover, handovers, waitingHandovers } from './handover.sql.ts';
import { stateText } from './handover.texts.ts';
import { Handover, HandoverItems } from './handover.ts';
import { recordOf } from './handover-record.sql.ts';

const { concerns, measures, supports, directions } = HandoverItems.shape;
const inside = <S extends z.core.$ZodShape>(list: z.ZodMiniArray<z.ZodMiniObject<S>>) =>
  z.array(z.object(list._zod.def.element.shape));
const Items = z.object({
  ...HandoverItems.shape,
  concerns: inside(concerns),
  measures: inside(measures),
  supports: inside(supports),
  directions: inside(directions),
});
const Asked = z.strictObject({ ...OnDay.shape, unitId: z.optional(UnitId) });
const Told = z.object({ ...Handover.shape, items: Items });

export const handoverRoutes: Routes = async (app) => {
  /** GET /handovers?unitId=&on= — as they stood that day, of units one may see, and those one is a party to; open ones first. */
  app.get(
    '/handovers',
    {
      schema: {
        querystring: Asked,
        response: { 200: z.array(Told) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'handover.read');
      const { unitId, on } = request.query;
      return handovers(request.db, { ...request.sender, on }, unitId);
    },
  );

  app.get(
    '/handovers/:id',
    { schema: { params: z.strictObject({ id: HandoverId }), response: { 200: Told } } },
    async (request) => {
      await onlyIfAnywhere(request, 'handover.read');
      return seenHandover(request.db, request.sender, request.params.id);
    },
  );

  /** GET /handovers/:id/record.docx — the record both sign; marked as a draft until both have confirmed. */
  app.get(
    '/handovers/:id/record.docx',
    { schema: { params: z.strictObject({ id: HandoverId }) } },
    async (request, reply) => {
      await onlyIfAnywhere(request, 'handover.read');
      const handover = await seenHandover(request.db, request.sender, request.params.id);
      const live = handover.state === 'proposed' || handover.state === 'confirmed';
      const paper = live ? await recordOf(request.db, handover) : undefined;
      if (!paper) throw requestProblem.notFound();
      return reply
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .header('content-disposition', attachment(`Biên bản bàn giao ${handover.unitName}.docx`))
        .send(Buffer.from(await toDocx(paper)));
    },
  );
};

/** 404 alike for one that is not there and one of others that the reader has no right over. */
async function seenHandover(db: Db, { officialId, today }: Sender, id: HandoverId): Promise<Handover> {
  const found = await findHandover(db, id);
  const seen =
    found &&
    (found.fromId === officialId ||
      found.toId === officialId ||
      (await mayAct(db, 'handover.read', officialId, found.unitId, today)));
  if (!seen) throw requestProblem.notFound();
  return found;
}

/** Of the two parties: to confirm. Of the office: those refused, and those past their day. */
export async function handoverTasks(db: Db, sender: Sender): Promise<Task[]> {
  const waiting = await waitingHandovers(db, sender);
  return waiting.flatMap((one): Task[] => {
    const party = one.fromId === sender.officialId ? 'from' : one.toId === sender.officialId ? 'to' : null;
    const confirmed = party === 'from' ? one.fromConfirmedOn : one.toConfirmedOn;
    const task = {
      id: one.id,
      about: same(`${one.fromName} → ${one.toName}`),
      path: `/handovers/${one.id}`,
      time: null,
    };
    if (one.state === 'refused')
      return [
        {
          ...task,
          kind: 'handover.refused',
          title: { vi: `Bàn giao bị từ chối: ${one.unitName}`, en: `Handover refused: ${one.unitName}` },
          dueOn: null,
        },
      ];
    if (party === null)
      return [
        {
          ...task,
          kind: 'handover.late',
          title: { vi: `Bàn giao chậm: ${one.unitName}`, en: `Handover late: ${one.unitName}` },
          dueOn: one.dueOn,
        },
      ];
    if (confirmed !== null) return [];
    const title =
      party === 'from'
        ? { vi: `Bàn giao ${one.unitName}`, en: `Hand ${one.unitName} over` }
        : { vi: `Nhận bàn giao ${one.unitName}`, en: `Take ${one.unitName} over` };
    return [{ ...task, kind: 'handover.confirm', title, dueOn: one.dueOn }];
  });
}

export const handoverSheets: Sheet[] = [
  {
    path: '/handovers',
    title: { vi: 'Sổ bàn giao', en: 'Handovers' },
    action: 'handover.read',
    columns: [
      { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 24, kind: 'text' },
      { heading: { vi: 'Người bàn giao', en: 'Given by' }, width: 24, kind: 'text' },
      { heading: { vi: 'Người nhận', en: 'Received by' }, width: 24, kind: 'text' },
      { heading: { vi: 'Hết ngày', en: 'Until the end of' }, width: 12, kind: 'day' },
      { heading: { vi: 'Lý do', en: 'Reason' }, width: 30, kind: 'text' },
      { heading: { vi: 'Tình trạng', en: 'State' }, width: 16, kind: 'text' },
      { heading: { vi: 'Bên giao xác nhận', en: 'Confirmed by giver' }, width: 16, kind: 'day' },
      { heading: { vi: 'Bên nhận xác nhận', en: 'Confirmed by receiver' }, width: 16, kind: 'day' },
    ],
    async rows({ db, sender }, query) {
      const { unitId, on } = asAsked(Asked, query);
      const rows = await handovers(db, { ...sender, on }, unitId, askedOfSheet);
      return rows.map((row) => [
        row.unitName,
        row.fromName,
        row.toName,
        row.endsOn,
        row.reason,
        stateText[row.state],
        row.fromConfirmedOn,
        row.toConfirmedOn,
      ]);
    },
  },
];
