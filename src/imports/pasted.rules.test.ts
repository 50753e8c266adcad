import { expect, test } from 'vitest';
import { recognised } from '../units/listed.rules.ts';
import { cellsOf } from '../units/paste.rules.ts';
import { unitColumns } from '../units/unit-columns.rules.ts';
import { withHeadings } from './pasted.rules.ts';

/** Where the name and the households of a pasted list are found, and how many rows stand below its headings. */
function check(pasted: string, name: number, households: number | undefined, rows: number) {
  const lines = cellsOf(withHeadings(pasted, unitColumns)).map((cells, line) => ({ line, cells }));
  const { map, headingAt } = recognised(lines, unitColumns);
  expect([map.name, map.households, lines.length - headingAt - 1]).toEqual([name, households, rows]);
}

test('rows without headings stand as the columns do', () => {
  check('Tổ\tTổ 07\tẤp 1\t24\nTổ\tTổ 08\tẤp 1\t31', 1, 3, 2);
  check('Ấp\tẤp Mỹ Phú', 1, 3, 1);
});

test('headings that were copied too are kept, also under a title', () => {
  check('Số hộ\tTên đơn vị\n24\tTổ 07', 1, 0, 1);
  check('DANH SÁCH TỔ\n\nTên\tThuộc đơn vị\nTổ 07\tẤp 1', 0, undefined, 1);
});
