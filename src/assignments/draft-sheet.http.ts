import * as z from 'zod/mini';
import { DraftId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { onlyIfSeen } from '../server/http.ts';
import type { Sheet } from '../server/sheet.http.ts';
import { draftLoads, draftRows } from './draft.sql.ts';
import { unitOfDraft } from './draft-planning.sql.ts';
import { reasonWritten } from './reason.ts';

const Asked = z.object({ draftId: z.optional(DraftId) });

/** A draft as it stands, to be talked over before it is published: who would get which unit, and why. */
export const draftSheets: Sheet[] = [
  {
    path: '/draft-rows',
    title: 'Phương án phân công',
    english: 'Assignment draft',
    action: 'assignment.draft',
    columns: [
      { heading: 'Đơn vị', kind: 'text', width: 20 },
      { heading: 'Thuộc', kind: 'text', width: 20 },
      { heading: 'Số hộ', kind: 'count', width: 8 },
      { heading: 'Mức việc', kind: 'count', width: 8 },
      { heading: 'Cán bộ', kind: 'text', width: 26 },
      { heading: 'Đang giữ', kind: 'text', width: 26 },
      { heading: 'Điểm', kind: 'count', width: 10 },
      { heading: 'Lý do', kind: 'text', width: 40 },
    ],
    rows: async (request, query) => {
      const read = Asked.safeParse(query);
      if (!read.success) throw requestProblem.unreadable({ fields: ['draftId'] });
      const { db, sender } = request;
      const { draftId } = read.data;
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
        reasonWritten(row.reason).vi,
      ]);
    },
  },
];
