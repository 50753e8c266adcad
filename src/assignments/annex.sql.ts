import { sql } from 'kysely';
import { type AssignmentFacts, assignmentList } from '../documents/assignment-annex.ts';
import type { Citation } from '../documents/citation.ts';
import { toDocx } from '../documents/docx.ts';
import type { Issued } from '../documents/paper.ts';
import { type Day, written } from '../kernel/day.ts';
import type { OfficialId, PlanId } from '../kernel/id.ts';
import { postName } from '../officials/official.names.ts';
import type { PostTitle } from '../officials/post.ts';
import { frozenPaper } from '../plans/frozen-paper.sql.ts';
import { numberWritten, planTypeText, symbolOf } from '../plans/plan.rules.ts';
import { findPlan } from '../plans/plan.sql.ts';
import type { Plan } from '../plans/plan.ts';
import type { Db } from '../server/sql.ts';
import type { LinkKind } from '../units/kind.ts';
import { annexProblem } from './annex.rules.ts';
import { kindText } from './assignment.texts.ts';
import type { AssignmentRow } from './assignment.ts';
import { findOfPlan } from './assignment-list.sql.ts';
import { reasonWritten } from './reason.ts';

/**
 * The published list of a plan as a paper of its own, going with the plan: by official, a row a unit, the reason beside it.
 * As of the day asked; without one, of today or of the day it takes effect, whichever comes later.
 */
export async function assignmentPaper(
  db: Db,
  planId: PlanId,
  asked: { kind?: LinkKind | undefined; on?: Day | undefined; today: Day },
): Promise<{ name: string; bytes: Uint8Array }> {
  const plan = await findPlan(db, planId);
  if (!plan || plan.number === null || plan.issuedOn === null) throw annexProblem.notIssued();
  const on = asked.on ?? (await effectiveOf(db, planId, asked.today));
  const all = await findOfPlan(db, planId, on);
  const kind = asked.kind ?? all[0]?.kind;
  const rows = all.filter((row) => row.kind === kind);
  if (!kind || rows.length === 0) throw annexProblem.nothingPublished();
  const issuer = await issuerOn(db, plan, on);
  const citation: Citation = {
    type: planTypeText[plan.type].vi,
    number: plan.number,
    symbol: plan.symbol,
    day: plan.issuedOn,
    issuer: issuer.issuer,
  };
  const facts = factsOf(rows, kind, await unitWord(db, rows, on));
  const paper = assignmentList({ ...issuer, symbol: symbolOf('DS', issuer.body) }, citation, facts);
  return {
    name: `Danh sách phân công ${numberWritten(plan.number, plan.symbol).replace('/', '-')} ${written(on).replaceAll('/', '-')}`,
    bytes: await toDocx(paper),
  };
}

/** Rows come official by official, in the order they are printed. */
function factsOf(rows: readonly AssignmentRow[], kind: LinkKind, unit: string): AssignmentFacts {
  const byOfficial = new Map<OfficialId, AssignmentRow[]>();
  for (const row of rows) byOfficial.set(row.officialId, [...(byOfficial.get(row.officialId) ?? []), row]);
  return {
    unit,
    person: 'đồng chí',
    duty: kindText[kind].vi,
    unassigned: [],
    officials: [...byOfficial.values()].map((own) => ({
      name: own[0]?.officialName ?? '',
      post: own[0]?.post ?? '',
      units: own.map((row) => ({
        name: row.parentName === null ? row.unitName : `${row.unitName}, ${row.parentName}`,
        households: row.households,
        partyMember: row.memberInCharge,
        reason: reasonWritten(row.reason).vi,
      })),
    })),
  };
}

async function effectiveOf(db: Db, planId: PlanId, today: Day): Promise<Day> {
  const { rows } = await sql<{ day: Day }>`
    select greatest(${today}::date, max(effective_on)) as day from draft
     where plan_id = ${planId} and published_on is not null`.execute(db);
  return rows[0]?.day ?? today;
}

/** «ấp, khu phố»: the kinds of the units given, as this tenant calls them. */
async function unitWord(db: Db, rows: readonly AssignmentRow[], on: Day): Promise<string> {
  const { rows: kinds } = await sql<{ vi: string }>`
    select k.vi from unit_fact fact join unit_kind k on k.code = fact.kind
     where fact.unit_id = any(${rows.map((row) => row.unitId)}::uuid[]) and fact.valid @> ${on}::date
     group by k.code order by count(*) desc, k.code`.execute(db);
  return kinds.map(({ vi }) => vi.toLocaleLowerCase('vi')).join(', ') || 'đơn vị';
}

/** Whose paper it is, where and who signs: the first of the body's leading posts on the day. */
async function issuerOn(
  db: Db,
  plan: Plan,
  on: Day,
): Promise<Omit<Issued, 'symbol'> & { body: { symbol: string; layout: 'party' | 'state' } }> {
  const { rows } = await sql<{
    name: string;
    symbol: string;
    layout: 'party' | 'state';
    parentName: string;
    bodyKind: string;
    unitName: string | null;
    kindName: string | null;
    title: PostTitle | null;
    label: string | null;
    signer: string | null;
  }>`
    select body.name, body.symbol, body.layout, body.parent_name, body.kind as body_kind, fact.name as unit_name, k.vi as kind_name,
           post.title, post.label, coalesce(o.name, post.holder_name) as signer
      from body
      left join unit_fact fact on fact.unit_id = body.unit_id and fact.valid @> ${on}::date
      left join unit_kind k on k.code = fact.kind
      left join post on post.body_id = body.id and post.held @> ${on}::date and post.title in ('secretary', 'chair', 'head')
      left join official o on o.id = post.official_id
     where body.id = ${plan.bodyId}
     order by array_position('{secretary,chair,head}'::text[], post.title) limit 1`.execute(db);
  const [body] = rows;
  if (!body) throw annexProblem.notIssued();
  // As the plan itself says who issued it: a body is renamed, the list that goes with its plan is not.
  const kept = await frozenPaper(db, plan.id);
  const name = kept?.issuer ?? body.name;
  const parent = kept ? (kept.parent ?? '') : body.parentName;
  const post = body.title
    ? postName({ title: body.title, label: body.label ?? '', bodyKind: body.bodyKind }).vi
    : 'Bí thư';
  return {
    layout: body.layout,
    ...(parent !== '' && { parent }),
    issuer: name,
    place: placeName(body.unitName ?? name, body.kindName ?? ''),
    signs: [
      {
        authority: body.layout === 'party' ? `T/M ${name}` : `TM. ${name}`,
        post,
        name: body.signer ?? '',
      },
    ],
    recipients: ['Như trên', body.layout === 'party' ? `Lưu Văn phòng ${name}` : 'Lưu: VT'],
    body: { symbol: body.symbol, layout: body.layout },
  };
}

/** «Mỹ Thạnh» of «Xã Mỹ Thạnh»: a document names the place, not its kind. */
const placeName = (name: string, kind: string): string =>
  kind !== '' && name.toLocaleLowerCase('vi').startsWith(`${kind.toLocaleLowerCase('vi')} `)
    ? name.slice(kind.length + 1)
    : name;
