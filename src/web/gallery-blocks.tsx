import { useState } from 'preact/hooks';
import { type Day, type Month, monthOf } from '../kernel/day.ts';
import { Button, ConfirmButton, IconButton, LinkButton } from './button.tsx';
import { MonthPicker } from './day-field.tsx';
import {
  Actions,
  Card,
  Columns,
  Disclosure,
  Facts,
  Notice,
  Prose,
  Row,
  Rows,
  Screen,
  Section,
  Status,
} from './design.tsx';
import { Dialog } from './dialog.tsx';
import { Bars, Figure, Figures, Progress } from './figure.tsx';
import { Stepper, Timeline } from './steps.tsx';
import { Tabs } from './tabs.tsx';
import { toast } from './toast.tsx';

/** «Hôm nay» as an official may find it, then the other blocks. */
export const Blocks = () => (
  <Screen
    wide
    title="Hôm nay"
    lead="Thứ Hai 26/9/2016 · 3 việc, 1 quá hạn"
    actions={
      <LinkButton href="/gallery/fields" tone="main" icon="plus">
        Ghi nhật ký
      </LinkButton>
    }
  >
    <Columns>
      <Rows name="Việc cần làm">
        <Row href="/gallery/reports" tone="danger" title="Báo cáo tháng 8" note="Quá hạn 6 ngày" />
        <Row
          href="/gallery/lists"
          icon="meeting"
          title="Dự họp Tổ 07"
          note="19:00 · Ấp 2"
          beside={<Status tone="info">Tối nay</Status>}
        />
        <Row
          href="/gallery/states"
          tone="warn"
          title="Trả lời vướng mắc VM-0132"
          note="Hạn 30/9/2016 · còn 4 ngày"
        />
      </Rows>
      <Card title="Tháng 9">
        <Progress says="Dự họp" value={2} max={3} />
        <Progress says="Tuyên truyền trữ nước ngọt" value={1} max={4} tone="warn" />
      </Card>
    </Columns>
    <Section title="Số liệu" actions={<MonthHere />}>
      <Figures>
        <Figure value={102} says="tổ" href="/gallery/lists" />
        <Figure value="94 %" says="họp có dự" tone="ok" href="/gallery/lists" />
        <Figure value={18} says="vướng mắc mở" href="/gallery/states" note="3 quá hạn" />
        <Figure value={7} says="báo cáo trễ" tone="danger" href="/gallery/lists" />
        <Figure value="12.000.000 đ" says="hỗ trợ" />
      </Figures>
    </Section>
    <Columns>
      <Section title="Tổ mỗi cán bộ">
        <Card>
          <Bars
            name="Tổ mỗi cán bộ"
            unit="tổ"
            rows={[
              { id: '1', says: 'Cán bộ 01', value: 3, href: '/gallery/lists' },
              { id: '2', says: 'Cán bộ 02', value: 5, tone: 'danger', note: 'quá tải' },
              { id: '3', says: 'Cán bộ 03', value: 1, note: 'y tế' },
            ]}
          />
        </Card>
      </Section>
      <Section title="Diễn biến">
        <Card>
          <Timeline
            steps={[
              {
                day: '2016-09-05' as Day,
                says: 'Ghi nhận',
                by: 'không nêu tên',
                note: 'Đường Tổ 07 ngập khi triều cường.',
              },
              { day: '2016-09-12' as Day, says: 'Chuyển ban ấp', by: 'Cán bộ 01' },
              { day: '2016-09-20' as Day, says: 'Khảo sát', by: 'Cán bộ 14', state: 'late' },
              { day: '2016-09-30' as Day, says: 'Trả lời dân', state: 'due' },
            ]}
          />
        </Card>
      </Section>
    </Columns>
    <Section title="Một đơn vị">
      <UnitTabs />
    </Section>
    <Section title="Các bước">
      <Stepper
        at={3}
        steps={[
          { says: 'Xã và cấp', href: '/gallery' },
          { says: 'Tổ chức', href: '/gallery' },
          { says: 'Đơn vị' },
          { says: 'Cán bộ' },
          { says: 'Tài khoản' },
        ]}
      />
    </Section>
    <Section title="Nút và trạng thái">
      <Buttons />
      <Actions>
        <Status icon="clock">Chưa tới hạn</Status>
        <Status>Bản nháp</Status>
        <Status tone="ok">Đã nhận</Status>
        <Status tone="warn">Sắp hạn</Status>
        <Status tone="danger">Quá hạn 6 ngày</Status>
        <Status tone="info">Đang xử lý</Status>
      </Actions>
      <Notice tone="info" title="Theo dõi đơn vị, không theo dõi người">
        Ghi việc của tổ và của cán bộ; không ghi ý kiến riêng của hộ nào.
      </Notice>
      <Notice tone="warn" title="Tổ này chỉ có 4 hộ">
        Người đọc có thể đoán ra ai đã nêu. Nên để nguồn là «đơn vị».
      </Notice>
      <Notice tone="ok">Kế hoạch 01-KH/ĐU đã ban hành ngày 21/7/2016.</Notice>
      <Notice tone="danger">Bản sao lưu đêm qua không thành.</Notice>
    </Section>
  </Screen>
);

function MonthHere() {
  const [month, setMonth] = useState<Month>('2016-09' as Month);
  return <MonthPicker month={month} onChange={setMonth} max={monthOf('2016-09-26' as Day)} />;
}

const UnitTabs = () => (
  <Tabs
    label="Tổ 07"
    tabs={[
      {
        id: 'now',
        says: 'Hiện nay',
        panel: () => (
          <Card>
            <Facts
              of={[
                ['Thuộc', 'Ấp 2'],
                ['Số hộ', 24],
                ['Xếp loại', <Status tone="ok">Khá</Status>],
                ['Cán bộ phụ trách', 'Cán bộ 01'],
                ['Ngày họp', 'Ngày 26 hằng tháng, 19:00'],
                ['Ghi chú', null],
              ]}
            />
          </Card>
        ),
      },
      {
        id: 'concerns',
        says: 'Vướng mắc',
        count: 2,
        panel: () => <Prose>{'Hai vướng mắc đang mở.\nMột quá hạn.'}</Prose>,
      },
      {
        id: 'history',
        says: 'Lịch sử phụ trách',
        panel: () => (
          <Disclosure says="Năm 2016" open>
            Cán bộ 01, từ 21/7/2016.
          </Disclosure>
        ),
      },
    ]}
  />
);

function Buttons() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Actions>
        <Button
          tone="main"
          icon="send"
          onClick={() => toast('Đã gửi báo cáo tháng 9', () => toast('Đã lấy lại'))}
        >
          Gửi báo cáo
        </Button>
        <Button icon="pencil" onClick={() => setOpen(true)}>
          Sửa
        </Button>
        <Button tone="quiet" icon="bell">
          Nhắc
        </Button>
        <ConfirmButton
          tone="danger"
          icon="undo"
          asks="Thu hồi phân công Tổ 07?"
          explains="Cán bộ 01 thôi phụ trách từ hôm nay. Lý do in trong biên bản bàn giao."
          confirm="Thu hồi"
          reason={{ required: true, label: 'Lý do thu hồi' }}
          act={async () => null}
        >
          Thu hồi
        </ConfirmButton>
        <IconButton icon="print" says="In" onClick={() => {}} />
        <Button busy>Đang lưu…</Button>
        <Button off>Chưa dùng được</Button>
      </Actions>
      {open && (
        <Dialog title="Sửa Tổ 07" onClose={() => setOpen(false)}>
          <p>Hộp thoại đóng bằng phím Esc hoặc nút chéo.</p>
        </Dialog>
      )}
    </>
  );
}
