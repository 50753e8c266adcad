import * as z from 'zod/mini';
import { Problem } from '../kernel/problem.ts';
import { LinkButton } from './button.tsx';
import { Columns, Screen, Section } from './design.tsx';
import { Form } from './entry-form.tsx';
import { TextField } from './field.tsx';
import { text } from './form.ts';
import type { ReadState } from './read.ts';
import { Empty, Reading } from './reading.tsx';

const refused = new Problem(
  'gallery/refused',
  500,
  { vi: 'Máy chủ gặp lỗi; dữ liệu đã lưu vẫn còn.', en: 'The server failed; what was saved is safe.' },
  {},
);
const states: [ReadState, string][] = [
  ['loading', 'Đang tải'],
  ['failed', 'Lỗi'],
  ['forbidden', 'Không có quyền'],
  ['offline', 'Ngoài mạng'],
];

const Note = z.strictObject({ note: z.string().check(z.minLength(1)) });
const labels = { note: { vi: 'Ghi chú', en: 'Note' } };

/** What a reading can be beside ready. */
export const States = () => (
  <Screen wide title="Trạng thái" back="/gallery" lead="Mỗi màn hình đều có đủ năm trạng thái này.">
    <Columns>
      {states.map(([state, title]) => (
        <Section key={state} title={title}>
          <Reading of={{ state, value: null, problem: state === 'failed' ? refused : null, again: () => {} }}>
            {() => null}
          </Reading>
        </Section>
      ))}
      <Section title="Chưa có gì">
        <Reading
          of={{ state: 'ready', value: [], problem: null, again: () => {} }}
          empty={
            <Empty
              says="Chưa có kế hoạch nào"
              explains="Kế hoạch đầu tiên mở đường cho phân công."
              icon="plan"
            >
              <LinkButton href="/gallery" tone="main" icon="plus">
                Lập kế hoạch
              </LinkButton>
            </Empty>
          }
        >
          {() => null}
        </Reading>
      </Section>
      <Section title="Gửi đi">
        <Form
          words={Note}
          said={(form) => ({ note: text(form, 'note') })}
          kind="gallery.note"
          labels={labels}
        >
          <TextField name="note" label="Ghi chú" />
        </Form>
      </Section>
    </Columns>
  </Screen>
);
