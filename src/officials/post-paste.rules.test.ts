import { expect, test } from 'vitest';
import { day, idOf } from '../../test/world/world.ts';
import type { Body } from './body.ts';
import { enteredTogether, postsPasted } from './post-paste.rules.ts';

const commune = { id: idOf('Xã A'), name: 'Xã A' } as never;
const hamlet = (name: string) => ({ id: idOf(name), name, tier: 4, parents: [commune] });
const group = (name: string, under: string) => ({
  id: idOf(`${name} ${under}`),
  name,
  tier: 5,
  parents: [commune, { id: idOf(under), name: under }],
});
const units = [
  hamlet('Ấp 1'),
  hamlet('Ấp 2'),
  group('Tổ 1', 'Ấp 1'),
  group('Tổ 1', 'Ấp 2'),
  group('Tổ 2', 'Ấp 1'),
] as never;
const cell = {
  ...{
    id: idOf('chi bộ 1'),
    unitId: idOf('Ấp 1'),
    kind: 'cell',
    name: 'Chi bộ Ấp 1',
    from: null,
    until: null,
  },
  posts: [
    {
      id: idOf('p'),
      title: 'secretary',
      unitId: null,
      name: 'Cán bộ 41',
      from: day('2015-01-01'),
      until: null,
    },
  ],
} as unknown as Body;

const read = (pasted: string) =>
  postsPasted(pasted, {
    ...{
      units,
      bodies: [cell],
      officials: [{ id: idOf('Cán bộ 07'), name: 'Cán bộ 07' }],
      from: day('2016-08-01'),
    },
    postId: (line) => idOf(`post ${line}`),
    bodyId: (kind, unitId) => idOf(`${kind} ${unitId}`),
  });
/** The one place that knows how a paste is read: title, body, holder of each row, or the codes of what is wrong. */
const check = (pasted: string, expected: (string | string[])[]) =>
  expect(
    read(pasted).map(({ entry, problems }) =>
      problems.length > 0 || !entry
        ? problems.map(({ code }) => code)
        : `${entry.post.title} ${entry.body?.name ?? 'đã có'} ${entry.post.holderName ?? 'cán bộ'}`,
    ),
  ).toEqual(expected);

test('a board that is not there comes with its head; an official is known by name', () =>
  check('Tổ 2\t\tTổ trưởng\tCán bộ 51\t0901\nTổ 2\t\ttổ phó\tCán bộ 07', [
    'head Ban đại diện Tổ 2 Cán bộ 51',
    'deputyHead Ban đại diện Tổ 2 cán bộ',
  ]));

test('a member in charge stands in the cell of the hamlet above', () => {
  check('Tổ 2\t\tđảng viên phụ trách\tCán bộ 61\nTổ 1\tẤp 2\tĐảng viên phụ trách tổ\tCán bộ 62', [
    'memberInCharge đã có Cán bộ 61',
    'memberInCharge Chi bộ Ấp 2 Cán bộ 62',
  ]);
  expect(read('Tổ 2\t\tđảng viên phụ trách\tCán bộ 61')[0]?.entry?.post).toMatchObject({
    ...{ bodyId: idOf('chi bộ 1'), unitId: idOf('Tổ 2 Ấp 1'), holderName: 'Cán bộ 61' },
  });
});

test('each row says what is wrong with it', () =>
  check(
    'Tổ 1\t\tTổ trưởng\tA\nTổ 9\t\tTổ trưởng\tA\nTổ 2\t\tvua\tA\nTổ 2\t\tTổ trưởng\t\nẤp 1\t\tBí thư chi bộ\tB\nẤp 2\t\tBí thư\tC\nẤp 2\t\tbi thu\tD',
    [
      ['paste/unclear'],
      ['paste/unknown'],
      ['paste/unknown'],
      ['paste/noName'],
      ['post/taken'],
      'secretary Chi bộ Ấp 2 C',
      ['post/taken'],
    ],
  ));

test('a missing body is entered once for all its posts', () => {
  const rows = read('Tổ 2\t\tTổ trưởng\tA\nTổ 2\t\tTổ phó\tB');
  const { bodies, posts } = enteredTogether(rows.flatMap(({ entry }) => entry ?? []));
  expect([bodies.length, posts.map(({ bodyId }) => bodyId === bodies[0]?.id)]).toEqual([1, [true, true]]);
});
