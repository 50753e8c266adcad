import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { CheckField, ChecksField, ChoiceField, SelectField } from './choice-field.tsx';
import { DayField } from './day-field.tsx';
import { Screen } from './design.tsx';
import { Form } from './entry-form.tsx';
import { CountField, MoneyField, NoteField, TextField, TimeField } from './field.tsx';
import { count, day, dong, text, time } from './form.ts';
import { ManyPicker } from './many-picker.tsx';
import { me } from './me.ts';
import { OfficialPicker, UnitPicker } from './picker.tsx';

const Entry = z.strictObject({
  unit: z.string().check(z.minLength(1)),
  day: Day,
  hour: z.nullable(z.iso.time({ precision: -1 })),
  present: z.nullable(z.int().check(z.minimum(0), z.maximum(200))),
  amount: z.nullable(z.int()),
  note: z.string().check(z.maxLength(200)),
});
const labels = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  day: { vi: 'Ngày họp', en: 'Day of the meeting' },
  hour: { vi: 'Giờ họp', en: 'Hour' },
  present: { vi: 'Số hộ có mặt', en: 'Households present' },
  amount: { vi: 'Số tiền hỗ trợ', en: 'Amount' },
  note: { vi: 'Đã nghe gì, đã thống nhất gì', en: 'What was heard and agreed' },
};
const units = Array.from({ length: 60 }, (_, at) => ({
  id: `u${at + 1}`,
  name: `Tổ ${String(at + 1).padStart(2, '0')}`,
  under: `Ấp ${1 + (at % 6)}`,
}));
const officials = Array.from({ length: 37 }, (_, at) => ({
  id: `o${at + 1}`,
  name: `Cán bộ ${String(at + 1).padStart(2, '0')}`,
  under: at % 2 ? 'Công chức' : 'Không chuyên trách',
}));

/** A whole entry with every kind of field; it is read and judged, and kept nowhere. */
export const Fields = () => (
  <Screen title="Ghi một cuộc họp" back="/gallery" trail={[['/gallery', 'Hôm nay']]}>
    <Form
      words={Entry}
      said={(form) => ({
        unit: text(form, 'unit'),
        day: day(form, 'day'),
        hour: time(form, 'hour'),
        present: count(form, 'present'),
        amount: dong(form, 'amount'),
        note: text(form, 'note'),
      })}
      act={async () => null}
      labels={labels}
    >
      <UnitPicker name="unit" label="Đơn vị" hint="Gõ tên tổ hoặc ấp, không dấu cũng được" options={units} />
      <DayField name="day" label="Ngày họp" today={me().today} />
      <TimeField name="hour" label="Giờ họp" optional />
      <ChoiceField
        name="kind"
        label="Loại"
        value="group"
        choices={[
          { value: 'group', label: 'Họp tổ', hint: 'Tổ nhân dân tự quản' },
          { value: 'cell', label: 'Sinh hoạt chi bộ' },
          { value: 'activity', label: 'Hoạt động tại địa phương' },
        ]}
      />
      <CountField name="present" label="Số hộ có mặt" unit="trên 24 hộ" optional />
      <ChecksField
        name="topics"
        label="Nội dung đã tuyên truyền"
        choices={[
          { value: 'water', label: 'Trữ nước ngọt' },
          { value: 'law', label: 'Chính sách, pháp luật' },
        ]}
      />
      <OfficialPicker name="chair" label="Chủ trì" optional options={officials} />
      <ManyPicker
        name="with"
        label="Cùng dự"
        optional
        options={officials}
        values={officials.slice(0, 2)}
        icon="people"
      />
      <SelectField
        name="sector"
        label="Lĩnh vực"
        choices={[
          { value: 'health', label: 'Y tế' },
          { value: 'land', label: 'Địa chính' },
        ]}
      />
      <MoneyField name="amount" label="Số tiền hỗ trợ" optional />
      <TextField name="place" label="Nơi họp" value="Nhà văn hóa Ấp 2" />
      <NoteField name="note" label="Đã nghe gì, đã thống nhất gì" hint="Không ghi tên người dân" max={200} />
      <CheckField name="anonymous" label="Có người nêu vướng mắc" hint="Mở thêm phần ghi vướng mắc">
        <TextField name="concern" label="Việc gì" />
      </CheckField>
    </Form>
  </Screen>
);
