import type { FastifyRequest } from 'fastify';
import type { UnitId } from '../kernel/id.ts';
import { onlyIfAnywhere, onlyIfSeen } from '../server/http.ts';
import type { Scope } from './scope.sql.ts';

/** The unit asked for, if the asker may see its diary (else 404); without one, all that they may see. */
export async function scopeOf(request: FastifyRequest, unit: UnitId | undefined): Promise<Scope> {
  if (unit) await onlyIfSeen(request, 'visit.read', unit);
  else await onlyIfAnywhere(request, 'visit.read');
  return unit ? { unitId: unit } : { seenBy: request.sender };
}
