import * as z from 'zod/mini';
import { Month, monthOf } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import type { Routes } from '../server/http.ts';
import type { Sheet } from '../server/sheet.http.ts';
import { findParties } from './parties.sql.ts';
import { findingText } from './parties.texts.ts';
import { type PartyMonth, UnitParties } from './parties.ts';
import { asAsked, scopeOf } from './scope.http.ts';
import { visitKindText } from './visit.texts.ts';

const PartiesQuery = z.strictObject({ unit: z.optional(UnitId), month: z.optional(Month) });

export const partiesRoutes: Routes = async (app) => {
  /** GET /parties?unit=&month= — cell, member in charge and official of each lowest unit, and what is missing. Without a unit, of all one may see. */
  app.get(
    '/parties',
    { schema: { querystring: PartiesQuery, response: { 200: z.array(UnitParties) } } },
    async (request) => {
      const scope = await scopeOf(request, request.query.unit);
      const { today } = request.sender;
      return findParties(request.db, scope, request.query.month ?? monthOf(today), today);
    },
  );
};

const saidOf = (party: PartyMonth | null): [string | null, string | null] =>
  party === null
    ? [null, null]
    : [party.name, party.did.map(({ kind, count }) => `${count} ${visitKindText[kind].vi}`).join('; ')];

export const partiesSheets: Sheet[] = [
  {
    path: '/parties',
    title: 'Ba bên ở tổ',
    english: 'Three parties of groups',
    action: 'visit.read',
    columns: [
      { heading: 'Đơn vị', width: 22, kind: 'text' },
      { heading: 'Trực thuộc', width: 20, kind: 'text' },
      { heading: 'Bí thư chi bộ', width: 24, kind: 'text' },
      { heading: 'Chi ủy đã làm', width: 30, kind: 'text' },
      { heading: 'Đảng viên phụ trách', width: 24, kind: 'text' },
      { heading: 'Đảng viên đã làm', width: 30, kind: 'text' },
      { heading: 'Cán bộ được phân công', width: 24, kind: 'text' },
      { heading: 'Cán bộ đã làm', width: 30, kind: 'text' },
      { heading: 'Còn thiếu', width: 40, kind: 'text' },
    ],
    async rows(request, query) {
      const asked = asAsked(PartiesQuery, query);
      const scope = await scopeOf(request, asked.unit);
      const { today } = request.sender;
      const rows = await findParties(request.db, scope, asked.month ?? monthOf(today), today);
      return rows.map((row) => [
        row.unitName,
        row.underName,
        ...saidOf(row.cell),
        ...saidOf(row.memberInCharge),
        ...saidOf(row.official),
        row.findings.map((finding) => findingText[finding].vi).join('; '),
      ]);
    },
  },
];
