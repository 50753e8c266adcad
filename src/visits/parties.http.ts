import * as z from 'zod/mini';
import { Month, monthOf } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { joined, type Text } from '../kernel/text.ts';
import { OnDay } from '../server/as-of.sql.ts';
import type { Routes } from '../server/http.ts';
import { asAsked, type Sheet } from '../server/sheet.http.ts';
import { findParties } from './parties.sql.ts';
import { findingText } from './parties.texts.ts';
import { type PartyMonth, UnitParties } from './parties.ts';
import { scopeOf } from './scope.http.ts';
import { visitKindText } from './visit.texts.ts';

const PartiesQuery = z.strictObject({
  ...OnDay.shape,
  unit: z.optional(UnitId),
  month: z.optional(Month),
});

export const partiesRoutes: Routes = async (app) => {
  /** GET /parties?unit=&month=&on= — cell, member in charge and official of each lowest unit, and what is missing. Without a unit, of all one may see. */
  app.get(
    '/parties',
    { schema: { querystring: PartiesQuery, response: { 200: z.array(UnitParties) } } },
    async (request) => {
      const { unit, month, on = request.sender.today } = request.query;
      return findParties(request.db, await scopeOf(request, unit), month ?? monthOf(on), on);
    },
  );
};

const times = (count: number, { vi, en }: Text): Text => ({ vi: `${count} ${vi}`, en: `${count} ${en}` });

const saidOf = (party: PartyMonth | null): [string | null, Text | null] =>
  party === null
    ? [null, null]
    : [party.name, joined(party.did.map(({ kind, count }) => times(count, visitKindText[kind])))];

export const partiesSheets: Sheet[] = [
  {
    path: '/parties',
    title: { vi: 'Ba bên ở tổ', en: 'Three parties of groups' },
    action: 'visit.read',
    columns: [
      { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 22, kind: 'text' },
      { heading: { vi: 'Trực thuộc', en: 'Under' }, width: 20, kind: 'text' },
      { heading: { vi: 'Bí thư chi bộ', en: 'Cell secretary' }, width: 24, kind: 'text' },
      { heading: { vi: 'Chi ủy đã làm', en: 'Done by the cell committee' }, width: 30, kind: 'text' },
      { heading: { vi: 'Đảng viên phụ trách', en: 'Member in charge' }, width: 24, kind: 'text' },
      { heading: { vi: 'Đảng viên đã làm', en: 'Done by the member' }, width: 30, kind: 'text' },
      { heading: { vi: 'Cán bộ được phân công', en: 'Assigned official' }, width: 24, kind: 'text' },
      { heading: { vi: 'Cán bộ đã làm', en: 'Done by the official' }, width: 30, kind: 'text' },
      { heading: { vi: 'Còn thiếu', en: 'Missing' }, width: 40, kind: 'text' },
    ],
    async rows(request, query) {
      const { unit, month, on = request.sender.today } = asAsked(PartiesQuery, query);
      const rows = await findParties(request.db, await scopeOf(request, unit), month ?? monthOf(on), on);
      return rows.map((row) => [
        row.unitName,
        row.underName,
        ...saidOf(row.cell),
        ...saidOf(row.memberInCharge),
        ...saidOf(row.official),
        joined(row.findings.map((finding) => findingText[finding])),
      ]);
    },
  },
];
