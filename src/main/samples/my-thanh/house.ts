import type { SetUpIds } from '../../../accounts/set-up.sql.ts';
import type { Day } from '../../../kernel/day.ts';
import type { BodyId, PostId, UnitId } from '../../../kernel/id.ts';
import type { Category } from '../../../officials/official.ts';
import { appoint, type Person, person } from '../person.ts';
import type { Replay } from '../replay.ts';
import { lines } from './officials.ts';

/** From when the tree is known, and when the office entered it. */
export const begin = '2016-01-01' as Day;
const entered = '2016-07-04' as Day;

export const two = (number: number) => String(number).padStart(2, '0');

export interface Hamlet {
  id: UnitId;
  name: string;
  cellId: BodyId;
  secretary: Person;
}
export interface Group {
  id: UnitId;
  name: string;
  number: number;
  hamlet: Hamlet;
  households: number | null;
  /** The five whose work is weak. */
  weak: boolean;
  boardId: BodyId;
  /** Who can sign in for the group, where one of its board has an account. */
  head: Person | null;
}

/** Everyone and everything that the story is told with. */
export interface House {
  home: UnitId;
  district: UnitId;
  hamlets: Hamlet[];
  groups: Group[];
  /** The 37 who follow and support the groups. */
  officials: Person[];
  administrator: Person;
  clerk: Person;
  secretary: Person;
  deputy: Person;
  board: Person;
  inspector: Person;
  superior: Person;
  bodies: { districtCommittee: BodyId; committee: BodyId; collecting: BodyId; inspection: BodyId };
}

/** Tổ yếu: of five hamlets one each. */
const weakGroups = [9, 27, 48, 71, 96];
/** Of these the number of households is not known yet. */
const uncounted = [13, 44, 62, 90];
/** Groups without a member in charge: a finding of the three parties. */
const withoutMember = [18, 33, 57, 84, 101];
/** Two groups of each hamlet have a head who writes from an account of their own. */
const withAccount = (number: number) => (number - 1) % 17 < 2;

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
  const bodies = [
    ...house.hamlets.map(({ id, name, cellId }) => ({
      id: cellId,
      unitId: id,
      kind: 'cell',
      name: `Chi bộ ${name}`,
      symbol: 'CB',
      parentName: 'ĐẢNG BỘ XÃ MỸ THẠNH',
    })),
    ...house.groups.map(({ boardId, id, name }) => ({
      id: boardId,
      unitId: id,
      kind: 'groupBoard',
      name: `Ban đại diện ${name}`,
    })),
  ];
  say('body.createMany', { unitId: house.home, bodies }, '08:16');
  say('post.giveMany', { unitId: house.home, posts: posts(house, replay) }, '08:20');
  appointAll(house, replay);
  return house;
}

function people(replay: Replay, ids: SetUpIds): House {
  let number = 0;
  const next = (userName: string) => person(replay, begin, `Cán bộ ${two(++number)}`, userName);
  const officials = lines.map((_, at) => next(`canbo${two(at + 1)}`));
  const [secretary, deputy, board] = [next('bithu'), next('phobithu'), next('tuyengiao')];
  const [inspector, clerk] = [next('kiemtra'), next('vanphong')];
  const administrator = { id: ids.official, accountId: ids.account, name: 'Cán bộ 43', userName: 'quantri' };
  number++;
  const hamlets = [1, 2, 3, 4, 5, 6].map((at) => ({
    id: replay.id<UnitId>(begin),
    name: `Ấp ${at}`,
    cellId: replay.id<BodyId>(begin),
    secretary: next(`chibo${at}`),
  }));
  const groups = Array.from({ length: 102 }, (_, at): Group => {
    const number = at + 1;
    return {
      id: replay.id<UnitId>(begin),
      name: `Tổ ${two(number)}`,
      number,
      hamlet: hamlets[Math.floor(at / 17)] as Hamlet,
      households: uncounted.includes(number) ? null : replay.chance.between(20, 41),
      weak: weakGroups.includes(number),
      boardId: replay.id<BodyId>(begin),
      head: withAccount(number) ? next(`to${two(number)}`) : null,
    };
  });
  const [districtCommittee, committee, collecting, inspection] = [1, 2, 3, 4].map(() =>
    replay.id<BodyId>(begin),
  ) as [BodyId, BodyId, BodyId, BodyId];
  return {
    home: ids.home,
    district: ids.superiors.at(-1) as UnitId,
    ...{ hamlets, groups, officials, administrator, clerk, secretary, deputy, board, inspector },
    superior: next('huyen'),
    bodies: { districtCommittee, committee, collecting, inspection },
  };
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

/** The report names committee, propaganda board and cells; the other bodies are those every commune has. */
const ownBodies = ({ home, district, bodies }: House) => [
  {
    ...{ id: bodies.districtCommittee, unitId: district, kind: 'committee', name: 'Huyện ủy Giồng Trôm' },
    ...{ symbol: 'HU', parentName: 'ĐẢNG BỘ TỈNH BẾN TRE' },
  },
  {
    ...{ id: bodies.committee, unitId: home, kind: 'committee', name: 'Đảng ủy xã Mỹ Thạnh' },
    ...{ symbol: 'ĐU', parentName: 'ĐẢNG BỘ HUYỆN GIỒNG TRÔM' },
  },
  {
    ...{ id: bodies.collecting, unitId: home, kind: 'collectingBoard', name: 'Ban Tuyên giáo Đảng ủy' },
    ...{ symbol: 'BTG', parentName: 'ĐẢNG BỘ XÃ MỸ THẠNH' },
  },
  {
    ...{ id: bodies.inspection, unitId: home, kind: 'inspectionCommission', name: 'Ủy ban kiểm tra Đảng ủy' },
    ...{ symbol: 'UBKT', parentName: 'ĐẢNG BỘ XÃ MỸ THẠNH' },
  },
];

const since = '2016-01-04' as Day;

function posts(house: House, replay: Replay) {
  const post = (bodyId: BodyId, title: string, more: object) => ({
    ...{ id: replay.id<PostId>(entered), bodyId, title, from: since },
    ...more,
  });
  const { committee, collecting, inspection } = house.bodies;
  const by = ({ id }: Person, label?: string) => ({ officialId: id, ...(label && { label }) });
  const named = house.groups.filter(({ number }) => !withoutMember.includes(number));
  return [
    post(committee, 'secretary', by(house.secretary)),
    post(
      committee,
      'standingDeputySecretary',
      by(house.deputy, 'Phó Bí thư Thường trực Đảng ủy, Chủ tịch Hội đồng nhân dân'),
    ),
    post(collecting, 'head', by(house.board)),
    post(inspection, 'chair', by(house.inspector, 'Chủ nhiệm Ủy ban kiểm tra Đảng ủy')),
    ...house.hamlets.map(({ cellId, secretary }) => post(cellId, 'secretary', by(secretary))),
    ...named.map(({ id, hamlet, number }) =>
      post(hamlet.cellId, 'memberInCharge', { unitId: id, holderName: `Đảng viên ${two(number)}` }),
    ),
    ...house.groups.map((group) =>
      post(group.boardId, 'head', {
        label: 'Tổ trưởng',
        ...(group.head ? { officialId: group.head.id } : { holderName: `Tổ trưởng ${two(group.number)}` }),
      }),
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
