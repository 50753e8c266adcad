import * as z from 'zod/mini';
import { addDays, type Day } from '../kernel/day.ts';
import { clean } from '../kernel/name.ts';
import { type GivenUnit, listHeadings, placeOf, seatOf, type Table, wayUp, wayWritten } from './exchange.ts';

/**
 * Organisation units as DHIS2 metadata, both ways (docs.dhis2.org, Metadata import; JSON of `POST /api/metadata`). An id is eleven
 * letters and digits, a letter first; `name`, `shortName` (50 signs) and `openingDate` must be there; a code stands once.
 * Kinds are groups, levels are counted from the top of what is given. What DHIS2 has no field for goes as attributes.
 */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const signs = `0123456789${letters}`;
const room = BigInt(letters.length) * BigInt(signs.length) ** 10n;

/** Eleven signs that follow from a number alone: 52 · 62¹⁰ of them, more than the 62 random bits and milliseconds of a province need. */
function uidOf(number: bigint): string {
  let left = number % room;
  let uid = letters[Number(left % 52n)] as string;
  for (left /= 52n; uid.length < 11; left /= 62n) uid += signs[Number(left % 62n)];
  return uid;
}
/** The DHIS2 id of one of ours: the same every time. */
export const uidOfId = (id: string): string => uidOf(BigInt(`0x${id.replaceAll('-', '')}`));
/** Of what has a name of its own in Ba Nắm and no id. */
const uidOfWord = (word: string): string =>
  uidOf([...word].reduce((number, sign) => number * 1_114_112n + BigInt(sign.codePointAt(0) ?? 0), 1n));

const households = uidOfWord('ba-nam:households');
const ordinal = uidOfWord('ba-nam:ordinal');
const seat = uidOfWord('ba-nam:seat');

/** The day from which nobody knows any earlier one. */
const ever = '1900-01-01';
const dated = (day: string) => `${day}T00:00:00.000`;
const short = (name: string) => [...name].slice(0, 50).join('');

/** All of it as one file for `POST /api/metadata`. A code that several units have goes to none. The same units give the same bytes. */
export function toDhis2(units: readonly GivenUnit[]): string {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const codes = new Map<string, number>();
  for (const { code } of units) if (code) codes.set(code, (codes.get(code) ?? 0) + 1);
  const metadata = {
    attributes: [
      attribute(households, 'Số hộ', 'INTEGER_ZERO_OR_POSITIVE'),
      attribute(ordinal, 'Thứ tự', 'INTEGER_ZERO_OR_POSITIVE'),
      attribute(seat, 'Trụ sở', 'COORDINATE'),
    ],
    organisationUnits: units.map((unit) => ({
      id: uidOfId(unit.id),
      ...(unit.code && codes.get(unit.code) === 1 ? { code: unit.code } : {}),
      name: unit.name,
      shortName: short(unit.name),
      openingDate: dated(unit.from ?? ever),
      ...(unit.until ? { closedDate: dated(addDays(unit.until, -1)) } : {}),
      ...(unit.parentId && byId.has(unit.parentId) ? { parent: { id: uidOfId(unit.parentId) } } : {}),
      ...(placeOf(unit) ? { geometry: placeOf(unit) } : {}),
      attributeValues: [
        ...valued(households, unit.households),
        ...valued(ordinal, unit.ordinal),
        ...valued(
          seat,
          unit.outline && unit.lat !== null && unit.lon !== null ? `[${unit.lon},${unit.lat}]` : null,
        ),
      ],
    })),
    organisationUnitLevels: levelsOf(units, byId),
    organisationUnitGroups: groupsOf(units),
  };
  return `${JSON.stringify(metadata, null, 1)}\n`;
}

const attribute = (id: string, name: string, valueType: string) => ({
  ...{
    id,
    name,
    shortName: name,
    valueType,
    organisationUnitAttribute: true,
    mandatory: false,
    unique: false,
  },
});

const valued = (id: string, value: string | number | null) =>
  value === null ? [] : [{ value: `${value}`, attribute: { id } }];

function levelsOf(units: readonly GivenUnit[], byId: ReadonlyMap<string, GivenUnit>) {
  const kinds: Set<string>[] = [];
  for (const unit of units) {
    const level = wayUp(unit, ({ parentId }) => byId.get(parentId ?? '')).length + 1;
    kinds[level] = (kinds[level] ?? new Set()).add(unit.kindName.vi);
  }
  return kinds.flatMap((names, level) =>
    names ? [{ id: uidOfWord(`ba-nam:level:${level}`), level, name: [...names].sort().join(' / ') }] : [],
  );
}

function groupsOf(units: readonly GivenUnit[]) {
  const groups = new Map<string, { name: string; of: { id: string }[] }>();
  for (const { id, kind, kindName } of units) {
    const group = groups.get(kind) ?? { name: kindName.vi, of: [] };
    group.of.push({ id: uidOfId(id) });
    groups.set(kind, group);
  }
  return [...groups].map(([kind, { name, of }]) => ({
    ...{
      id: uidOfWord(`ba-nam:kind:${kind}`),
      code: kind,
      name,
      shortName: short(name),
      organisationUnits: of,
    },
  }));
}

const Named = z.object({
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  code: z.optional(z.nullable(z.string())),
});
const OrganisationUnit = z.object({
  ...Named.shape,
  name: z.string(),
  closedDate: z.optional(z.nullable(z.string())),
  parent: z.optional(
    z.nullable(z.object({ id: z.optional(z.string()), code: z.optional(z.nullable(z.string())) })),
  ),
  path: z.optional(z.nullable(z.string())),
  level: z.optional(z.number()),
  geometry: z.optional(z.nullable(z.object({ type: z.string(), coordinates: z.unknown() }))),
  attributeValues: z.optional(
    z.array(z.object({ value: z.unknown(), attribute: z.object({ id: z.optional(z.string()) }) })),
  ),
});
type OrganisationUnit = z.infer<typeof OrganisationUnit>;
const Metadata = z.object({
  organisationUnits: z.array(OrganisationUnit),
  organisationUnitLevels: z.optional(z.array(z.object({ level: z.number(), name: z.optional(z.string()) }))),
  organisationUnitGroups: z.optional(
    z.array(z.object({ ...Named.shape, organisationUnits: z.optional(z.array(Named)) })),
  ),
});

/**
 * The organisation units of DHIS2 metadata as a list of units, or null where the file is none: kinds by their groups, else by their
 * level's name; parents by the parent, else by the path. Those closed before the day are left out.
 */
export function fromDhis2(json: unknown, on: Day): Table | null {
  const read = Metadata.safeParse(json);
  if (!read.success) return null;
  const { organisationUnits: all, organisationUnitLevels: levels = [] } = read.data;
  const units = all.filter(({ closedDate }) => !closedDate || closedDate.slice(0, 10) >= on);
  const byId = new Map(all.map((unit) => [unit.id ?? '', unit]));
  const parentOf = ({ parent, path }: OrganisationUnit) =>
    byId.get(parent?.id ?? path?.split('/').filter(Boolean).at(-2) ?? '');
  const groups = new Map(
    (read.data.organisationUnitGroups ?? []).flatMap(({ code, name, organisationUnits = [] }) =>
      organisationUnits.map(({ id }) => [id ?? '', code ?? name ?? ''] as const),
    ),
  );
  const kindOf = (unit: OrganisationUnit) => {
    const depth = unit.level ?? wayUp(unit, parentOf).length + 1;
    const level = levels.find((one) => one.level === depth)?.name ?? '';
    return groups.get(unit.id ?? '') ?? (level.includes('/') ? '' : level);
  };
  const value = (unit: OrganisationUnit, id: string) =>
    String(unit.attributeValues?.find(({ attribute }) => attribute.id === id)?.value ?? '');
  return [
    listHeadings,
    ...units.map((unit) => {
      const above = wayWritten(wayUp(unit, parentOf).map(({ name }) => clean(name)));
      const [, lon = '', lat = ''] = /^\[([^,]*),([^,]*)\]$/.exec(value(unit, seat)) ?? [];
      const [pointLat, pointLon] = seatOf(unit.geometry);
      return [
        ...[unit.code ?? '', clean(unit.name), kindOf(unit), above],
        ...[value(unit, households), value(unit, ordinal), pointLat || lat, pointLon || lon],
      ];
    }),
  ];
}
