import type { FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import type { UnitId } from '../kernel/id.ts';
import { unreadable } from '../kernel/problem.ts';
import { onlyIfAnywhere, onlyIfSeen } from '../server/http.ts';
import type { Scope } from './scope.sql.ts';

/** The unit asked for, if the asker may see its diary (else 404); without one, all that they may see. */
export async function scopeOf(request: FastifyRequest, unit: UnitId | undefined): Promise<Scope> {
  if (unit) await onlyIfSeen(request, 'visit.read', unit);
  else await onlyIfAnywhere(request, 'visit.read');
  return unit ? { unitId: unit } : { seenBy: request.sender };
}

/** The query of a sheet, read with the words of its list; what cannot be read is refused as there. */
export function asAsked<Words extends z.ZodMiniType>(words: Words, query: unknown): z.output<Words> {
  const read = words.safeParse(query);
  if (!read.success) throw unreadable(read.error);
  return read.data;
}
