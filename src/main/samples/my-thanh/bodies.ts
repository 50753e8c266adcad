import type { Day } from '../../../kernel/day.ts';
import type { BodyId, PostId } from '../../../kernel/id.ts';
import type { Person } from '../person.ts';
import type { Replay } from '../replay.ts';
import { entered, type House, two } from './people.ts';

/** Groups without a member in charge: a finding of the three parties. */
const withoutMember = [18, 33, 57, 84, 101];

/** The report names committee, propaganda board and cells; the other bodies are those every commune has. */
export const ownBodies = ({ home, district, bodies }: House) => [
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

/** A cell for each hamlet, a board for each group. */
export const bodiesBelow = (house: House) => [
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

const since = '2016-01-04' as Day;

/** Who holds which post: officials, and in cells and boards of groups a duty by number. */
export function posts(house: House, replay: Replay) {
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
