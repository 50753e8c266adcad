import { expect, test } from 'vitest';
import { byLevels } from './levels.rules.ts';
import { recognised } from './listed.rules.ts';
import { unitListColumns } from './unit-import.rules.ts';

/** Our column → the heading it was found under. */
const read = (headings: string) => {
  const cells = headings.split(';');
  const found = byLevels(recognised([{ line: 1, cells }], unitListColumns));
  return Object.fromEntries(Object.entries(found.map).map(([key, at]) => [key, cells[at as number]]));
};

test('a column for each tier: the lowest names the unit, the next what it hangs under, codes go with them', () => {
  expect(read('TT;Mã xã;Tên xã, phường, thị trấn;Huyện;Số hộ')).toEqual({
    ...{ name: 'Tên xã, phường, thị trấn', parent: 'Huyện', code: 'Mã xã', households: 'Số hộ' },
  });
  expect(read('Tỉnh Thành Phố;Mã TP;Quận Huyện;Mã QH;Phường Xã;Mã PX;Cấp;Tên Tiếng Anh')).toEqual({
    ...{ name: 'Phường Xã', parent: 'Quận Huyện', code: 'Mã PX', parentCode: 'Mã QH', kind: 'Cấp' },
  });
  expect(read('Tỉnh Thành Phố;Mã TP;Quận Huyện;Mã QH;Cấp')).toMatchObject({
    ...{ name: 'Quận Huyện', parent: 'Tỉnh Thành Phố', code: 'Mã QH', parentCode: 'Mã TP' },
  });
  expect(read('STT;Mã huyện;Tên huyện')).toEqual({ name: 'Tên huyện', code: 'Mã huyện' });
  expect(read('STT;Tổ;Ấp;Xã;Số hộ')).toEqual({ name: 'Tổ', parent: 'Ấp', households: 'Số hộ' });
});

test('a heading known whole stays, and a code is never that of another tier', () => {
  expect(read('Mã;Tên đơn vị;Huyện;Mã tỉnh')).toEqual({ code: 'Mã', name: 'Tên đơn vị', parent: 'Huyện' });
  expect(read('Mã xã;Tên đơn vị;Huyện')).toEqual({ code: 'Mã xã', name: 'Tên đơn vị', parent: 'Huyện' });
  expect(read('code;province_code;type;name;full_name;lat;lon')).toEqual({
    ...{ code: 'code', parentCode: 'province_code', kind: 'type', name: 'full_name', lat: 'lat', lon: 'lon' },
  });
  expect(read('code;district_code;district_name;type;full_name')).toEqual({
    ...{
      code: 'code',
      parentCode: 'district_code',
      parent: 'district_name',
      kind: 'type',
      name: 'full_name',
    },
  });
  expect(read('Loại;Tên đơn vị;Thuộc;Số hộ;Thứ tự;Mã')).toEqual({
    ...{
      kind: 'Loại',
      name: 'Tên đơn vị',
      parent: 'Thuộc',
      households: 'Số hộ',
      ordinal: 'Thứ tự',
      code: 'Mã',
    },
  });
  expect(read('Cột một;Cột hai')).toEqual({});
});
