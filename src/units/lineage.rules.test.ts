import { expect, test } from 'vitest';
import { day, idOf } from '../../test/world/world.ts';
import type { UnitId } from '../kernel/id.ts';
import { boxHeight, generationsOf, oneUnderOther, sideBySide } from './lineage.rules.ts';
import type { LineageArrow } from './unit-change.ts';

/** `A → B 2016` in lines, as arrows. */
const arrows = (said: string): LineageArrow[] =>
  said
    .trim()
    .split('\n')
    .map((one) => {
      const [from = '', , to = '', year = ''] = one.trim().split(' ');
      return {
        ...{ fromId: idOf<UnitId>(from), toId: idOf<UnitId>(to), fromName: from, toName: to },
        ...{ day: day(`${year}-07-01`), how: 'whole', households: null, heir: true, document: '' },
        ...{ seesFrom: true, seesTo: true },
      };
    });
const line = (said: string) => generationsOf(arrows(said));
const generations = (said: string) =>
  line(said).nodes.map(({ name, generation, on }) => `${name} ${generation} ${on}`);

test('three generations stand one after the other, each as of its own days', () =>
  expect(generations('A → C 2016\nB → C 2016\nC → E 2025\nD → E 2025')).toEqual([
    'A 0 2016-06-30',
    'C 1 2016-07-01',
    'B 0 2016-06-30',
    'E 2 2025-07-01',
    'D 0 2025-06-30',
  ]));

test('a unit that ended and took another over when restored stands twice, and nothing goes in a circle', () => {
  const { nodes, links } = line('A → B 2016\nB → A 2020\nA → B 2024');
  expect(nodes.map(({ name, generation }) => `${name}${generation}`)).toEqual(['A0', 'B1', 'A2', 'B3']);
  expect(links.filter(({ arrow }) => arrow === null)).toHaveLength(2);
  expect(links.every(({ from, to }) => from.generation < to.generation)).toBe(true);
});

const ten = Array.from({ length: 10 }, (_, at) => `Xã${at} → X 2025`).join('\n');
test.each(['A → C 2016\nB → C 2016\nC → E 2025\nD → E 2025', ten, 'A → B 2016\nA → C 2016\nD → C 2016'])(
  'no two boxes lie on one another, none sticks out, and every arrow is drawn: %#',
  (said) => {
    for (const draw of [sideBySide, oneUnderOther])
      for (const width of [328, 1000]) {
        const of = line(said);
        const { boxes, lines, ...whole } = draw(of, () => 2, width);
        expect(lines).toHaveLength(of.links.length);
        for (const box of boxes) {
          expect(box.height).toBe(boxHeight(2));
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(whole.width + 0.01);
          expect(box.y + box.height).toBeLessThanOrEqual(whole.height + 0.01);
          const on = boxes.filter(
            (other) =>
              other !== box &&
              other.x < box.x + box.width &&
              box.x < other.x + other.width &&
              other.y < box.y + box.height &&
              box.y < other.y + other.height,
          );
          expect(on).toEqual([]);
        }
      }
  },
);
