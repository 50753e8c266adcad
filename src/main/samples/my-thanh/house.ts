import type { SetUpIds } from '../../../accounts/set-up.sql.ts';
import type { Category } from '../../../officials/official.ts';
import { appoint, type Person } from '../person.ts';
import type { Replay } from '../replay.ts';
import { bodiesBelow, ownBodies, posts } from './bodies.ts';
import { lines } from './officials.ts';
import { begin, entered, type Hamlet, type House, people } from './people.ts';

/** Notes the whole house: units, bodies, officials, posts, roles and accounts. */
export function tellHouse(replay: Replay, ids: SetUpIds): House {
  const house = people(replay, ids);
  const say = (kind: string, body: object, time: string) =>
    replay.say(house.administrator.id, entered, kind, body, time);
  say('unit.createMany', { beneathId: house.home, from: begin, units: unitRows(house) }, '08:00');
  say('unit.change', { unitId: house.home, from: begin, code: '28993' }, '08:01');
  say('official.enterMany', { areaUnitId: house.home, officials: officialRows(house, replay) }, '08:10');
  const first = {
    id: house.superior.id,
    name: house.superior.name,
    category: 'official',
    sector: 'Kiểm tra',
  };
  say('official.enter', { ...first, postTitle: 'Ủy viên Ủy ban kiểm tra Huyện ủy', madeUp: true }, '08:12');
  for (const body of ownBodies(house)) say('body.create', body, '08:15');
  say('body.createMany', { unitId: house.home, bodies: bodiesBelow(house) }, '08:16');
  say('post.giveMany', { unitId: house.home, posts: posts(house, replay) }, '08:20');
  appointAll(house, replay);
  return house;
}

const unitRows = ({ home, hamlets, groups }: House) => [
  ...hamlets.map(({ id, name }, at) => ({
    ...{ id, parentId: home, kind: 'hamlet', name, ordinal: at + 1 },
    madeUp: true,
  })),
  ...groups.map(({ id, name, number, households, hamlet }) => ({
    ...{ id, parentId: hamlet.id, kind: 'group', name, ordinal: number, households },
    madeUp: true,
  })),
];

/** The 37 live in the six hamlets in turn, each charged with their own; the others as their posts have it. */
function officialRows(house: House, replay: Replay) {
  const assignees = house.officials.map(({ id, name }, at) => {
    const [category, sector, postTitle, ...skills] = lines[at] as (typeof lines)[number];
    const hamlet = house.hamlets[at % 6] as Hamlet;
    const near = house.groups.filter((group) => group.hamlet === hamlet);
    return {
      ...{ id, name, category, sector, postTitle, areaUnitId: hamlet.id, madeUp: true },
      homeUnitId: replay.chance.pick(near).id,
      skills: skills.map((skill, rank) => ({ skill, level: 3 - rank, strength: rank === 0 })),
    };
  });
  const other = (
    who: Person,
    category: Category,
    sector: string,
    postTitle = '',
    areaUnitId = house.home,
  ) => ({
    ...{ id: who.id, name: who.name, category, sector, postTitle, areaUnitId, madeUp: true },
  });
  return [
    ...assignees,
    other(house.secretary, 'official', 'Đảng ủy'),
    other(house.deputy, 'official', 'Đảng ủy'),
    other(house.board, 'official', 'Tuyên giáo'),
    other(house.inspector, 'official', 'Kiểm tra'),
    other(house.clerk, 'civilServant', 'Văn phòng'),
    ...house.hamlets.map(({ secretary, id }) => other(secretary, 'partTimeWorker', 'Chi bộ ấp', '', id)),
    ...house.groups.flatMap(({ head, id }) =>
      head ? [other(head, 'volunteer', 'Tổ nhân dân tự quản', '', id)] : [],
    ),
  ];
}

function appointAll(house: House, replay: Replay): void {
  const { home, administrator } = house;
  const give = (who: Person, ...roles: Parameters<typeof appoint>[4]) =>
    appoint(replay, administrator.id, entered, who, roles);
  for (const official of house.officials) give(official, { role: 'official', unitId: home });
  give(house.secretary, { role: 'committee', unitId: home });
  give(house.deputy, { role: 'committee', unitId: home });
  give(house.board, { role: 'board', unitId: home });
  give(house.inspector, { role: 'inspector', unitId: home });
  give(house.clerk, { role: 'clerk', unitId: home });
  give(house.superior, { role: 'superior', unitId: home });
  for (const { secretary, id } of house.hamlets) give(secretary, { role: 'cell', unitId: id });
  for (const { head, id } of house.groups) if (head) give(head, { role: 'groupHead', unitId: id });
}
