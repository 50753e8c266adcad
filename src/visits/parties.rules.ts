import type { Finding, PartyMonth, UnitParties } from './parties.ts';

/** A self-managed group stands on this tier; above it nobody is in charge of one. */
export const groupTier = 5;

/** Which of the three parties is missing, or is named and noted nothing that month, in the order people name them. */
export function findingsOf(unit: Pick<UnitParties, 'cell' | 'memberInCharge' | 'official'>): Finding[] {
  const of = (party: PartyMonth | null, missing: Finding, idle: Finding): Finding[] => {
    if (party === null) return [];
    if (party.name === null) return [missing];
    return party.did.length === 0 ? [idle] : [];
  };
  return [
    ...of(unit.cell, 'noCell', 'cellIdle'),
    ...of(unit.memberInCharge, 'noMemberInCharge', 'memberInChargeIdle'),
    ...of(unit.official, 'noOfficial', 'officialIdle'),
  ];
}
