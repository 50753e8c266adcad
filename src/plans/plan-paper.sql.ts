import { type Citation, cited } from '../documents/citation.ts';
import {
  type Block,
  clause,
  type Issued,
  list,
  type Paper,
  paragraph,
  point,
  section,
} from '../documents/paper.ts';
import { planPaper } from '../documents/plan-paper.ts';
import type { Db } from '../server/sql.ts';
import { frozenPaper } from './frozen-paper.sql.ts';
import { letterhead } from './letterhead.sql.ts';
import { planTypeText } from './plan.rules.ts';
import { findPlan } from './plan.sql.ts';
import type { Plan } from './plan.ts';

/**
 * The lines of a plan's text as a paper knows them: «I. …» or «I- …» a section, a short «1. …» a clause, «a) …» a point,
 * «- …» a list, all else a paragraph. The paper numbers anew, in the same order.
 */
export function blocksOf(content: string): Block[] {
  const blocks: Block[] = [];
  for (const line of content.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const [, item] = /^[-–+•]\s+(.+?)[;.,]?$/.exec(line) ?? [];
    const last = blocks.at(-1);
    if (item === undefined) blocks.push(blockOf(line));
    else if (last?.kind === 'list') blocks[blocks.length - 1] = list([...last.items, item]);
    else blocks.push(list([item]));
  }
  return blocks;
}

function blockOf(line: string): Block {
  const [, roman] = /^[IVX]+\s*[-.–)]\s*(.+)$/.exec(line) ?? [];
  if (roman !== undefined) return section(roman);
  const [, numbered] = /^\d{1,2}[.)]\s+(.{1,120}?)$/.exec(line) ?? [];
  if (numbered !== undefined && !/[.;,]$/.test(numbered)) return clause(numbered);
  const [, lettered] = /^\p{Ll}\)\s*(.+)$/u.exec(line) ?? [];
  return lettered === undefined ? paragraph(line) : point(lettered);
}

/** A plan as others cite it, by the name its issuer bears on it. Undefined for a draft, which nobody cites. */
export async function citationOf(db: Db, plan: Plan): Promise<Citation | undefined> {
  const { number, symbol, issuedOn: day } = plan;
  if (number === null || day === null) return undefined;
  const issuer = (await frozenPaper(db, plan.id))?.issuer ?? (await letterhead(db, plan.bodyId, day))?.issuer;
  const about = `về ${plan.subject}`;
  return issuer === undefined
    ? undefined
    : { type: planTypeText[plan.type].vi, number, symbol, day, issuer, about };
}

/** The plan as a paper: as it was frozen with its issue; a draft as it stands. */
export const paperOf = async (db: Db, plan: Plan): Promise<Paper | undefined> =>
  (await frozenPaper(db, plan.id)) ?? drawUp(db, plan);

/** The plan drawn up now: its own text where one was written, else the outline in which offices write one. */
export async function drawUp(db: Db, plan: Plan): Promise<Paper | undefined> {
  const head = await letterhead(db, plan.bodyId, plan.issuedOn ?? plan.period.from);
  if (!head) return undefined;
  const { authority: _, ...from } = head;
  const issued: Issued = {
    ...from,
    symbol: plan.symbol,
    ...(plan.number === null ? { draft: true } : { number: plan.number }),
    ...(plan.issuedOn !== null && { day: plan.issuedOn }),
  };
  const above = plan.parentId === null ? undefined : await findPlan(db, plan.parentId);
  const parent = above && (await citationOf(db, above));
  if (plan.content === '') {
    const empty = {
      bases: [],
      purposes: [],
      requirements: [],
      contents: [],
      organisation: [],
      assignments: [],
    };
    return planPaper(issued, {
      about: plan.subject,
      period: plan.period,
      ...(parent && { parent }),
      ...empty,
    });
  }
  return {
    ...issued,
    type: planTypeText[plan.type].vi,
    subject: `về ${plan.subject}`,
    bases: parent ? [`Căn cứ ${cited(parent, issued.layout)}`] : [],
    body: blocksOf(plan.content),
  };
}
