import { expect, test } from 'vitest';
import { inDatabase, sql } from './world/database.ts';

/**
 * What Ba Nắm refuses to know of anyone (README, «Điều Ba Nắm từ chối»): a person's political or religious view, ethnicity,
 * health, identity papers, where they were, what they look like, or when and of whom they were born.
 */
const refused: Record<string, readonly string[]> = {
  view: [
    'view',
    'views',
    'opinion',
    'opinions',
    'political',
    'politics',
    'ideology',
    'loyalty',
    'attitude',
    'stance',
    'quan_diem',
    'chinh_kien',
  ],
  religion: ['religion', 'religious', 'faith', 'belief', 'church', 'parish', 'ton_giao'],
  ethnicity: ['ethnic', 'ethnicity', 'race', 'nationality', 'tribe', 'dan_toc'],
  health: [
    'health',
    'medical',
    'illness',
    'disease',
    'disability',
    'diagnosis',
    'blood',
    'pregnant',
    'suc_khoe',
  ],
  identityNumber: [
    'cccd',
    'cmnd',
    'passport',
    'ssn',
    'identity_number',
    'identity_card',
    'id_number',
    'national_id',
    'citizen_id',
    'can_cuoc',
    'fingerprint',
    'biometric',
  ],
  locationTrace: [
    'gps',
    'track',
    'trace',
    'geolocation',
    'position_at',
    'checkin',
    'check_in',
    'accuracy',
    'heading',
    'toa_do',
  ],
  photo: ['photo', 'photos', 'picture', 'portrait', 'selfie', 'face', 'avatar', 'image', 'anh_the'],
  person: [
    'birthday',
    'birth',
    'born',
    'gender',
    'sex',
    'income',
    'criminal',
    'marital',
    'party_member',
    'card_number',
  ],
};

/** A word, or words in a row, anywhere in the column's name: `political_view` speaks of a view, `review_id` does not. */
const speaksOf = (column: string): string | undefined => {
  const said = `_${column}_`;
  return Object.keys(refused).find((what) => refused[what]?.some((word) => said.includes(`_${word}_`)));
};

/** Keys that JSON columns hold are named in their slices' words; what a table itself names is judged here. */
inDatabase('no table has a column for what we refuse to know', '', async (tx) => {
  const { rows } = await sql<{ tableName: string; columnName: string }>`
    select table_name, column_name from information_schema.columns
     where table_schema = current_schema() order by table_name, ordinal_position`.execute(tx);
  expect(rows.length).toBeGreaterThan(200);
  expect(
    rows.filter((row) => speaksOf(row.columnName)).map((row) => `${row.tableName}.${row.columnName}`),
  ).toEqual([]);
});

test('a column that spoke of it would be found', () => {
  const found = [
    'religion',
    'political_view',
    'ethnicity',
    'health_note',
    'citizen_id',
    'gps_track',
    'face_photo',
    'gender',
  ];
  expect(found.map(speaksOf)).not.toContain(undefined);
  const fine = [
    'review_id',
    'interviewed_on',
    'unit_id',
    'lat',
    'lon',
    'surface',
    'contact',
    'received_on',
    'preview',
  ];
  expect(fine.map(speaksOf)).toEqual(fine.map(() => undefined));
});

/** No table of residents: whoever has a row of their own is an official, or a named reporter under seal. */
inDatabase('no table keeps residents or households one by one', '', async (tx) => {
  const { rows } = await sql<{ tableName: string }>`
    select table_name from information_schema.tables where table_schema = current_schema()`.execute(tx);
  const tables = rows.map((row) => row.tableName);
  expect(tables).toContain('official');
  expect(
    tables.filter((name) => /^(resident|person|people|citizen|household|family|member)s?(_|$)/.test(name)),
  ).toEqual([]);
});
