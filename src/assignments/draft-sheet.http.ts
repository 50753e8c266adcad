import * as z from 'zod/mini';
import { DraftId } from '../kernel/id.ts';
import { onlyIfSeen } from '../server/http.ts';
import { asAsked, type Sheet } from '../server/sheet.http.ts';
import { draftLoads, draftRows } from './draft.sql.ts';
import { unitOfDraft } from './draft-planning.sql.ts';
import { reasonWritten } from './reason.ts';

const Asked = z.object({ draftId: z.optional(DraftId) });

/** A draft as it stands, to be talked over before it is published: who would get which unit, and why. */
export const draftSheets: Sheet[] = [
  {
    path: '/draft-rows',
    title: { vi: 'Phương án phân công', en: 'Assignment draft' },
    action: 'assignment.draft',
    columns: [
      { heading: { vi: 'Đơn vị', en: 'Unit' }, kind: 'text', width: 20 },
      { heading: { vi: 'Thuộc', en: 'Under' }, kind: 'text', width: 20 },
      { heading: { vi: 'Số hộ', en: 'Households' }, kind: 'count', width: 8 },
      { heading: { vi: 'Mức việc', en: 'Workload' }, kind: 'count', width: 8 },
      { heading: { vi: 'Cán bộ', en: 'Official' }, kind: 'text', width: 26 },
      { heading: { vi: 'Đang giữ', en: 'Held by' }, kind: 'text', width: 26 },
      { heading: { vi: 'Điểm', en: 'Points' }, kind: 'count', width: 10 },
      { heading: { vi: 'Lý do', en: 'Reason' }, kind: 'text', width: 40 },
    ],
    rows: async (request, query) => {
      const asked = asAsked(Asked, query);
      const { db, sender } = request;
      const { draftId } = asked;
      if (draftId === undefined) return [];
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, draftId, sender.today));
      const nameOf = new Map((await draftLoads(db, draftId)).map((load) => [load.officialId, load.name]));
      return (await draftRows(db, draftId)).map((row) => [
        row.unitName,
        row.parentName,
        row.households,
        row.workload,
        row.officialId === null ? null : (nameOf.get(row.officialId) ?? null),
        row.holderName,
        row.cost,
        reasonWritten(row.reason),
      ]);
    },
  },
];
