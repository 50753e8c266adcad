import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf } from '../../test/world/world.ts';
import { withHeadings } from '../imports/pasted.rules.ts';
import type { UnitId } from '../kernel/id.ts';
import { linesOf, recognised } from '../units/listed.rules.ts';
import { cellsOf } from '../units/paste.rules.ts';
import { officialColumns, skillsSaid, skillsWritten } from './official-columns.rules.ts';
import { judgeOfficials } from './official-import.rules.ts';

/** The one place that knows how a list is read: what each row becomes, or the codes of what is wrong. */
function check(pasted: string, expected: unknown[]) {
  const units = ['Ấp 1', 'Ấp 2', 'Tổ 1', 'Tổ 1'].map((name, at) => ({
    ...{ id: idOf<UnitId>(`${name} ${at}`), name, tier: 4, code: null, parentId: null, ours: true },
  }));
  const rows = cellsOf(withHeadings(pasted, officialColumns)).map((cells, at) => ({ line: at, cells }));
  const found = recognised(rows, officialColumns);
  const lines = judgeOfficials(linesOf(rows, found, found.map), {
    ...{ known: [], units, areaUnitId: null, answerOf: () => undefined },
    idOf: (line) => idOf(`line ${line}`),
  });
  expect(
    lines.map(({ entry, problems }) =>
      entry && 'enter' in entry
        ? [entry.enter.name, entry.enter.category, entry.enter.postTitle]
        : problems.map(({ code }) => code),
    ),
  ).toEqual(expected);
}

test('only the name must be there', () =>
  check('Cán bộ 01\nCán bộ 02\tBí thư\tcông chức\tTư pháp\tẤp 1\tap 2\ttuyên truyền 3*; kế toán\t0901', [
    ['Cán bộ 01', 'official', ''],
    ['Cán bộ 02', 'civilServant', 'Bí thư'],
  ]));

test('headings may stand in any order, categories be said in short', () =>
  check('Chức vụ\tHọ tên\tDiện\nx\tCán bộ 01\tKhông chuyên trách\ny\tCán bộ 02\tViên chức xã', [
    ['Cán bộ 01', 'partTimeWorker', 'x'],
    ['Cán bộ 02', 'publicEmployee', 'y'],
  ]));

test('each row says what is wrong with it', () =>
  check(
    'Họ tên\tĐối tượng\tĐịa bàn\tKỹ năng\n\tcông chức\nA\tvua\nB\t\tẤp 9\nC\t\tTổ 1\nD\t\t\tkế toán; Ke toan\nE\nE',
    [
      ['paste/noName'],
      ['paste/unknown'],
      ['paste/unknown'],
      ['paste/unclear'],
      ['official/skillTwice'],
      ['E', 'official', ''],
      ['paste/twice'],
    ],
  ));

test('skills are read as they are written', () => {
  expect(skillsSaid('tuyên truyền (3)*, kế toán; tin học 2')).toEqual([
    { skill: 'tuyên truyền', level: 3, strength: true },
    { skill: 'kế toán', level: 1, strength: false },
    { skill: 'tin học', level: 2, strength: false },
  ]);
  const skill = fc.record({
    skill: fc.constantFrom('tuyên truyền', 'kế toán', 'tin học', 'hòa giải'),
    level: fc.constantFrom(1, 2, 3),
    strength: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(skill), (skills) => {
      expect(skillsSaid(skillsWritten(skills))).toEqual(skills);
    }),
  );
});
