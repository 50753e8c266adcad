import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';
import { NamedUnit } from '../units/unit.ts';
import { PostHeld } from './post.ts';

/** Several officials at once: as many as one paste may carry. */
export const mostOfficials = 500;

/** Whose staff an official is: cán bộ, công chức, viên chức, người hoạt động không chuyên trách, or a volunteer. */
export const Category = z.enum(['official', 'civilServant', 'publicEmployee', 'partTimeWorker', 'volunteer']);
export type Category = z.infer<typeof Category>;

const line = (most: number) => z.string().check(z.overwrite(clean), z.maxLength(most));

/** What someone is good at; level 1 knows, 2 is able, 3 can teach it. `strength`: what they do best (sở trường). */
export const Skill = z
  .strictObject({
    skill: line(60).check(z.minLength(1)),
    level: z.int().check(z.minimum(1), z.maximum(3)),
    strength: z.boolean(),
  })
  .check(z.meta({ vi: 'kỹ năng', en: 'skill' }));
export type Skill = z.infer<typeof Skill>;

/** What is kept of an official: a duty and what bears on it. Nothing of views, origin, health or papers, and no picture. */
const facts = {
  name: line(100).check(z.minLength(1)),
  category: Category,
  /** Ngành: the branch or department one comes from. */
  sector: z.optional(line(120)),
  /** As lists print it, where no post in a body says it. */
  postTitle: z.optional(line(160)),
  /** Where one lives. */
  homeUnitId: z.optional(z.nullable(UnitId)),
  /** Địa bàn: the territory one knows or is charged with. */
  areaUnitId: z.optional(z.nullable(UnitId)),
  /** A telephone number or what else reaches them at work. */
  contact: z.optional(line(60)),
  skills: z.optional(z.array(Skill).check(z.maxLength(20))),
};

/** An official as entered; in service from `from` on (absent: for as long as anyone knows). */
export const OfficialSaid = z
  .strictObject({ id: OfficialId, ...facts, from: z.optional(Day), madeUp: z.optional(z.boolean()) })
  .check(z.meta({ vi: 'cán bộ mới', en: 'new official' }));
export type OfficialSaid = z.infer<typeof OfficialSaid>;

/** A whole list, all or nothing. All of one territory, for whose sake the right is judged; null: the tenant's own unit. */
export const OfficialsSaid = z
  .strictObject({
    areaUnitId: z.nullable(UnitId),
    officials: z.array(OfficialSaid).check(z.minLength(1), z.maxLength(mostOfficials)),
  })
  .check(z.meta({ vi: 'danh sách cán bộ mới', en: 'list of new officials' }));
export type OfficialsSaid = z.infer<typeof OfficialsSaid>;

/** What is not named stays; `skills`, where named, are all of them. */
export const OfficialChange = z
  .strictObject({
    officialId: OfficialId,
    ...facts,
    name: z.optional(facts.name),
    category: z.optional(facts.category),
  })
  .check(z.meta({ vi: 'thay đổi về cán bộ', en: 'change of an official' }));
export type OfficialChange = z.infer<typeof OfficialChange>;

/** `until` is the first day no longer in service; null takes a leaving back. */
export const Leaving = z
  .strictObject({ officialId: OfficialId, until: z.nullable(Day) })
  .check(z.meta({ vi: 'cán bộ thôi công tác', en: 'leaving of an official' }));
export type Leaving = z.infer<typeof Leaving>;

/** Away from the first to the last day, both included. The reason is of the duty: học tập, công tác, nghỉ phép. */
export const Absence = z
  .strictObject({
    id: RowId,
    officialId: OfficialId,
    from: Day,
    to: Day,
    reason: line(200).check(z.minLength(1)),
  })
  .check(z.meta({ vi: 'vắng mặt', en: 'absence' }));
export type Absence = z.infer<typeof Absence>;

/** An official in a list: with the posts held on the day asked. */
export const Official = z
  .strictObject({
    id: OfficialId,
    name: z.string(),
    category: Category,
    sector: z.string(),
    postTitle: z.string(),
    homeUnit: z.nullable(NamedUnit),
    area: z.nullable(NamedUnit),
    contact: z.string(),
    madeUp: z.boolean(),
    from: z.nullable(Day),
    until: z.nullable(Day),
    skills: z.array(Skill),
    posts: z.array(PostHeld),
    /** Away on the day asked. */
    away: z.boolean(),
  })
  .check(z.meta({ vi: 'cán bộ', en: 'official' }));
export type Official = z.infer<typeof Official>;
