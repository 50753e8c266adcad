import type { SetUpIds } from '../../../accounts/set-up.sql.ts';
import type { Day } from '../../../kernel/day.ts';
import type { BodyId, OfficialId, PostId, UnitId } from '../../../kernel/id.ts';
import { appoint, type Person, person } from '../person.ts';
import type { Replay } from '../replay.ts';

// Longer than most: the lists of units and sectors stand here with what is made of them.

/** From when the tree is known, and when the office entered it. */
export const begin = '2016-01-01' as Day;
const entered = '2016-03-01' as Day;

/** The units of the district as they stood: ten communes and a township, each with so many hamlets or quarters (made: 90 in all). */
const communes: readonly (readonly [name: string, hamlets: number])[] = [
  ['Thị trấn Chợ Lách', 6],
  ['Xã Hòa Nghĩa', 9],
  ['Xã Hưng Khánh Trung B', 8],
  ['Xã Long Thới', 9],
  ['Xã Phú Phụng', 8],
  ['Xã Phú Sơn', 8],
  ['Xã Sơn Định', 9],
  ['Xã Tân Thiềng', 9],
  ['Xã Vĩnh Bình', 8],
  ['Xã Vĩnh Hòa', 7],
  ['Xã Vĩnh Thành', 9],
];

/** Sectors a district had in 2016, most with a head and a deputy: 47 leaders (made; the report gives the number alone). */
const sectors = [
  'Nông nghiệp và Phát triển nông thôn',
  'Tài chính - Kế hoạch',
  'Giáo dục và Đào tạo',
  'Y tế',
  'Lao động - Thương binh và Xã hội',
  'Tài nguyên và Môi trường',
  'Kinh tế và Hạ tầng',
  'Văn hóa và Thông tin',
  'Tư pháp',
  'Nội vụ',
  'Thanh tra',
  'Thống kê',
  'Thuế',
  'Kho bạc',
  'Ngân hàng Chính sách xã hội',
  'Mặt trận',
  'Nông dân',
  'Phụ nữ',
  'Thanh niên',
  'Cựu chiến binh',
  'Liên đoàn Lao động',
  'Trung tâm Bồi dưỡng chính trị',
  'Đài Truyền thanh',
  'Bảo hiểm xã hội',
];

export interface Commune {
  id: UnitId;
  name: string;
  committeeId: BodyId;
}
export interface Hamlet {
  id: UnitId;
  name: string;
  commune: Commune;
}
export interface District {
  home: UnitId;
  communes: Commune[];
  hamlets: Hamlet[];
  /** The 11 of the standing committee; the first is the secretary. */
  members: Person[];
  /** The 47 leaders of sectors. */
  leaders: Person[];
  administrator: Person;
  clerk: Person;
  board: Person;
  inspector: Person;
  superior: Person;
  bodies: { committee: BodyId; collecting: BodyId; inspection: BodyId };
}

export const sectorOf = (at: number): string => sectors[Math.floor(at / 2)] ?? '';
export const postOf = (at: number): string =>
  `${at % 2 === 0 ? 'Trưởng' : 'Phó trưởng'} ngành ${sectorOf(at)}`;

/** Notes the whole house: units, bodies, officials, posts, roles and accounts. */
export function tellDistrict(replay: Replay, ids: SetUpIds): District {
  const house = people(replay, ids);
  const say = (kind: string, body: object, time: string) =>
    replay.say(house.administrator.id, entered, kind, body, time);
  say('unit.createMany', { beneathId: house.home, from: begin, units: unitRows(house) }, '08:00');
  say('official.enterMany', { areaUnitId: house.home, officials: officialRows(house, replay) }, '08:10');
  say('body.createMany', { unitId: house.home, bodies: bodyRows(house, replay) }, '08:15');
  say('post.giveMany', { unitId: house.home, posts: postRows(house, replay) }, '08:20');
  const give = (who: Person, ...roles: Parameters<typeof appoint>[4]) =>
    appoint(replay, house.administrator.id, entered, who, roles);
  const { home } = house;
  for (const [at, member] of house.members.entries())
    if (at < 2) give(member, { role: 'official', unitId: home }, { role: 'committee', unitId: home });
    else give(member, { role: 'official', unitId: home });
  for (const leader of house.leaders) give(leader, { role: 'official', unitId: home });
  give(house.clerk, { role: 'clerk', unitId: home });
  give(house.board, { role: 'board', unitId: home });
  give(house.inspector, { role: 'inspector', unitId: home });
  give(house.superior, { role: 'superior', unitId: home });
  return house;
}

function people(replay: Replay, ids: SetUpIds): District {
  let number = 0;
  const next = (userName?: string) => {
    const two = String(++number).padStart(2, '0');
    return person(replay, begin, `Cán bộ ${two}`, userName ?? `canbo${two}`);
  };
  const members = communes.map((_, at) => next(at === 0 ? 'bithu' : undefined));
  const leaders = Array.from({ length: 47 }, () => next());
  const [clerk, board, inspector] = [next('vanphong'), next('tuyengiao'), next('kiemtra')];
  const superior = next('tinh');
  const administrator = { id: ids.official, accountId: ids.account, name: 'Cán bộ 63', userName: 'quantri' };
  const own = communes.map(([name]) => ({
    id: replay.id<UnitId>(begin),
    name,
    committeeId: replay.id<BodyId>(begin),
  }));
  const hamlets = own.flatMap((commune, at) =>
    Array.from({ length: communes[at]?.[1] ?? 0 }, (_, one) => ({
      ...{ id: replay.id<UnitId>(begin), commune },
      name: `${at === 0 ? 'Khu phố' : 'Ấp'} ${one + 1}`,
    })),
  );
  return {
    ...{
      home: ids.home,
      communes: own,
      hamlets,
      members,
      leaders,
      administrator,
      clerk,
      board,
      inspector,
      superior,
    },
    bodies: { committee: replay.id(begin), collecting: replay.id(begin), inspection: replay.id(begin) },
  };
}

const unitRows = ({ home, communes: own, hamlets }: District) => [
  ...own.map(({ id, name }, at) => ({
    ...{ id, parentId: home, kind: at === 0 ? 'township' : 'commune', name, ordinal: at + 1 },
  })),
  ...hamlets.map(({ id, name, commune }) => ({
    ...{ id, parentId: commune.id, kind: commune === own[0] ? 'quarter' : 'hamlet', name, madeUp: true },
  })),
];

function officialRows({ home, communes: own, members, leaders, ...house }: District, replay: Replay) {
  const row = ({ id, name }: Person, sector: string, postTitle: string, more = {}) => ({
    ...{ id, name, category: 'official', sector, postTitle, areaUnitId: home, madeUp: true },
    ...more,
  });
  return [
    ...members.map((one, at) =>
      row(one, 'Huyện ủy', at === 0 ? 'Bí thư Huyện ủy' : 'Ủy viên Ban Thường vụ Huyện ủy', {
        areaUnitId: own[at]?.id,
      }),
    ),
    ...leaders.map((one, at) =>
      row(one, sectorOf(at), postOf(at), { areaUnitId: replay.chance.pick(own).id }),
    ),
    row(house.clerk, 'Văn phòng Huyện ủy', 'Chuyên viên Văn phòng Huyện ủy'),
    row(house.board, 'Tuyên giáo', 'Trưởng Ban Tuyên giáo Huyện ủy'),
    row(house.inspector, 'Kiểm tra', 'Phó Chủ nhiệm Ủy ban kiểm tra Huyện ủy'),
    row(house.superior, 'Kiểm tra', 'Chủ nhiệm Ủy ban kiểm tra Tỉnh ủy'),
  ];
}

function bodyRows({ home, communes: own, hamlets, bodies }: District, replay: Replay) {
  const above = 'ĐẢNG BỘ HUYỆN CHỢ LÁCH';
  const of = (id: BodyId, kind: string, name: string, symbol: string, parentName: string) => ({
    ...{ id, unitId: home, kind, name, symbol, parentName },
  });
  return [
    of(bodies.committee, 'committee', 'Huyện ủy Chợ Lách', 'HU', 'ĐẢNG BỘ TỈNH BẾN TRE'),
    of(bodies.collecting, 'collectingBoard', 'Ban Tuyên giáo Huyện ủy', 'BTGHU', above),
    of(bodies.inspection, 'inspectionCommission', 'Ủy ban kiểm tra Huyện ủy', 'UBKTHU', above),
    ...own.map(({ id, committeeId, name }) => ({
      ...{ id: committeeId, unitId: id, kind: 'committee', symbol: 'ĐU', parentName: above },
      name: `Đảng ủy ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    })),
    ...hamlets.map(({ id, name }) => ({
      ...{ id: replay.id<BodyId>(entered), unitId: id, kind: 'cell', name: `Chi bộ ${name}` },
    })),
  ];
}

function postRows({ members, bodies, board, inspector }: District, replay: Replay) {
  const post = (bodyId: BodyId, title: string, officialId: OfficialId, label = '') => ({
    ...{ id: replay.id<PostId>(entered), bodyId, title, officialId, label, from: entered },
  });
  const [secretary, deputy, ...others] = members;
  return [
    ...(secretary ? [post(bodies.committee, 'secretary', secretary.id)] : []),
    ...(deputy ? [post(bodies.committee, 'standingDeputySecretary', deputy.id)] : []),
    ...others.map(({ id }) => post(bodies.committee, 'member', id, 'Ủy viên Ban Thường vụ Huyện ủy')),
    post(bodies.collecting, 'head', board.id),
    post(bodies.inspection, 'deputyChair', inspector.id, 'Phó Chủ nhiệm Ủy ban kiểm tra Huyện ủy'),
  ];
}
