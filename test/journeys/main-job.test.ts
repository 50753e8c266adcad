import type { Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { tellHouse } from '../../src/main/samples/my-thanh/house.ts';
import { tellDistrictPlan } from '../../src/main/samples/my-thanh/plan.ts';
import { demoAccounts, myThanh } from '../../src/main/samples/my-thanh.ts';
import { demoOf } from '../../src/main/samples/person.ts';
import { opened, wordsOf } from '../world/paper.ts';
import { Actor } from './actor.ts';
import { browserOfThisFile, executablePath, type Size, sizes } from './browser.ts';
import { installationWith } from './installation.ts';

// Longer than most: one story in the order in which it happens.

/** my-thanh before anything was planned: its house stands, and the district's plan is known. Today is 26/9/2016. */
const atFirst: typeof myThanh = {
  ...myThanh,
  async tell({ replay, ids }) {
    const house = tellHouse(replay, ids);
    tellDistrictPlan(replay, house, replay.id('2016-07-18'));
    const [, second, third] = house.officials;
    if (!second || !third) throw new Error('nobody is there');
    const others = [
      demoOf(second, { vi: 'Cán bộ 02', en: 'Official 02' }),
      demoOf(third, { vi: 'Cán bộ 03', en: 'Official 03' }),
    ];
    return [...demoAccounts(house), ...others];
  },
};

const roles = {
  clerk: 'Văn phòng Đảng ủy',
  official: 'Cán bộ được phân công (Cán bộ 01)',
  second: 'Cán bộ 02',
  secretary: 'Bí thư Đảng ủy',
  board: 'Ban Tuyên giáo (tổng hợp báo cáo)',
  inspector: 'Ủy ban kiểm tra',
} as const;
type Role = keyof typeof roles;
const folder = 'main-job';

/** Figure → its number, out of the review's tables on a desk, out of its cards on a phone. */
const figuresOnScreen = async (page: Page): Promise<Map<string, string>> => {
  const lines = await page.$$eval('main tbody tr, main .list-card', (all) =>
    all.map((line): [string, string] => {
      const [label, value] = [...line.querySelectorAll('th, td, .list-card-title, dd')];
      const said = value?.textContent?.trim() ?? '';
      return [label?.textContent?.trim() ?? '', /^\d/.test(said) ? said.replace(/\s.*$/, '') : '–'];
    }),
  );
  // Loads and months have tables of their own, headed by numbers.
  return new Map(lines.filter(([label]) => /^\p{L}/u.test(label)));
};

/** The same out of the annex: number in the list, figure, unit, value. */
function figuresOnPaper(paper: readonly string[]): Map<string, string> {
  const annex = paper.slice(paper.indexOf('SỐ LIỆU TRONG KỲ'));
  const figures = new Map<string, string>();
  for (let at = 0, number = 1; at < annex.length; at++)
    if (annex[at] === String(number)) {
      const [label = '', , value = ''] = annex.slice(at + 1);
      figures.set(label, /^\d/.test(value) ? value : '–');
      number++;
      at += 3;
    }
  return figures;
}

for (const size of Object.keys(sizes) as Size[])
  describe.skipIf(!executablePath)(`the main job at ${sizes[size].width} px`, () => {
    const standing = installationWith(atFirst);
    const browser = browserOfThisFile();
    const signedIn = new Map<Role, Actor>();
    /** Signs in when first needed, and stays. */
    const as = async (role: Role): Promise<Actor> => {
      const actor =
        signedIn.get(role) ?? (await Actor.as(browser(), standing.address, size, roles[role], folder));
      signedIn.set(role, actor);
      return actor;
    };
    let code = '';

    beforeEach(({ onTestFailed }) =>
      onTestFailed(async () => {
        for (const [role, actor] of signedIn) await actor.shoot(`failed-${role}`);
      }),
    );
    afterAll(async () => {
      for (const actor of signedIn.values()) await actor.leave();
    });

    test('a clerk makes the plan under the district’s, and issues it', async () => {
      const clerk = await as('clerk');
      await clerk.goTo('Kế hoạch');
      await clerk.look('plans');
      await clerk.follow('Lập kế hoạch');
      await clerk.heading('Lập kế hoạch');
      await clerk.page.getByLabel('Cơ quan ban hành').selectOption({ label: 'Đảng ủy xã Mỹ Thạnh' });
      await clerk.fill('Trích yếu', 'phân công cán bộ theo dõi, hỗ trợ tổ nhân dân tự quản');
      await clerk.find(/^Thực hiện kế hoạch cấp trên/, '19', /19-KH\/HU/);
      await clerk.fillDay('Từ ngày', '21/7/2016');
      await clerk.fillDay('Đến ngày', '31/12/2020');
      await clerk.page.getByLabel('Mỗi đơn vị cấp dưới trực tiếp').uncheck();
      await clerk.look('plan-form');
      await clerk.press('Lưu dự thảo');
      await clerk.press('Ban hành');
      await clerk.fill(/^Số/, '33', clerk.dialog());
      await clerk.fillDay('Ngày ban hành', '21/7/2016', clerk.dialog());
      await clerk.look('plan-issue');
      await clerk.press('Ban hành', clerk.dialog());
      await clerk.heading('Kế hoạch 33-KH/ĐU');
      await clerk.says('62 ngày sau kế hoạch này');
      await clerk.look('plan');
    }, 60_000);

    test('assigns 102 groups over 37 on the board: 28 with 3, 9 with 2; and publishes', async () => {
      const clerk = await as('clerk');
      await clerk.follow('Phân công');
      await clerk.follow('Lập phương án');
      await clerk.heading('Lập phương án phân công');
      await clerk.fillDay('Ngày hiệu lực', '25/7/2016');
      // Who looks after the machines is appointed as an official too, but takes no group.
      await clerk.page.getByRole('checkbox', { name: 'Cán bộ 43' }).uncheck();
      await clerk.says('Đã chọn 37/');
      await clerk.look('draft-form');
      await clerk.press('Đề xuất');
      await clerk.heading('Phân công theo 33-KH/ĐU');
      await clerk.says('28 × 3 · 9 × 2');
      await clerk.look('board');
      await clerk.press('Công bố');
      await clerk.dialog().getByText('đơn vị có người mới').waitFor();
      await clerk.look('publish');
      await clerk.press('Công bố', clerk.dialog());
      await clerk.heading('Phân công');
      await clerk.says('28 × 3 · 9 × 2');
      await clerk.look('assignments');
    }, 60_000);

    test('the list of who has which group is printed, 102 lines', async () => {
      const clerk = await as('clerk');
      const paper = opened(await clerk.download('Tải danh sách (DOCX)')).get('word/document.xml') ?? '';
      expect(new Set(wordsOf(paper).flatMap((line) => line.match(/^Tổ \d+/) ?? [])).size).toBe(102);
    }, 60_000);

    test('the plan is rolled out to all who were assigned; one confirms', async () => {
      const clerk = await as('clerk');
      await clerk.goTo('Kế hoạch');
      await clerk.follow(/33-KH/);
      await clerk.follow('Ghi triển khai');
      await clerk.heading('Ghi triển khai');
      await clerk.fillDay('Ngày', '26/7/2016');
      await clerk.fill('Cuộc họp', 'Hội nghị triển khai kế hoạch');
      await clerk.look('rollout-form');
      await clerk.press('Lưu lần triển khai');
      await clerk.says(/Hội nghị triển khai kế hoạch/);
      await clerk.look('rollout');
      const official = await as('official');
      await official.follow(/^Xác nhận đã được triển khai/);
      await official.press('Xác nhận đã được triển khai');
      await official.says('Đã ghi xác nhận của đồng chí');
      await official.look('rollout-confirmed');
    }, 60_000);

    test('a number that was mistyped is corrected with its reason; while groups are held the plan stays', async () => {
      const clerk = await as('clerk');
      for (const [number, reason] of [
        ['35', 'Thử ghi theo bản dự thảo.'],
        ['33', 'Bản đã ký ghi số 33.'],
      ] as const) {
        await clerk.goTo('Kế hoạch');
        await clerk.follow(/3\d-KH\/ĐU/);
        await clerk.follow('Đính chính');
        await clerk.heading(/^Đính chính/);
        await clerk.fill('Số', number);
        await clerk.fill(/^Lý do/, reason);
        await clerk.look('plan-correct');
        await clerk.press('Lưu đính chính');
        await clerk.heading(`Kế hoạch ${number}-KH/ĐU`);
      }
      await clerk.says('35-KH/ĐU → 33-KH/ĐU');
      await clerk.says('Bản đã ký ghi số 33.');
      await clerk.look('plan-corrected');
      await clerk.press('Thu hồi văn bản');
      await clerk.fill(/^Lý do/, 'Thử thu hồi.', clerk.dialog());
      await clerk.press('Thu hồi văn bản', clerk.dialog());
      await clerk.says(/Còn 102 phân công theo kế hoạch này đang có hiệu lực/);
      await clerk.look('plan-withdraw-refused');
      await clerk.press('Thôi', clerk.dialog());
    }, 60_000);

    test('two officials receive what they were given', async () => {
      for (const role of ['official', 'second'] as const) {
        const someone = await as(role);
        await someone.goTo('Đơn vị của tôi');
        await someone.look('receive');
        await someone.press(/^Tiếp nhận tất cả [23] đơn vị$/);
        await someone.says(/Đã tiếp nhận 26\/9\/2016/);
        await someone.look('received');
      }
    }, 60_000);

    test('one notes two meetings', async () => {
      const official = await as('official');
      for (const day of ['20/8/2016', '22/9/2016']) {
        await official.goTo('Nhật ký');
        await official.follow('Ghi nhật ký');
        await official.heading('Ghi nhật ký');
        await official.page.getByRole('group', { name: 'Đơn vị' }).getByRole('radio').first().check();
        await official.choose('Dự họp tổ');
        await official.fillDay('Ngày', day);
        await official.fill(/^Số hộ có người dự/, '18');
        await official.fill(/^Trên tổng số hộ/, '25');
        await official.fill(
          /^Đã thống nhất việc gì/,
          'Mỗi hộ chuẩn bị dụng cụ trữ nước ngọt trước tháng 11.',
        );
        await official.look('visit');
        await official.press('Lưu');
        await official.says('Đã lưu');
      }
      await official.goTo('Nhật ký');
      await official.says('18/25 hộ');
      await official.look('diary');
    }, 60_000);

    test('the office writes for one from paper what a group is like and what they gave it', async () => {
      const clerk = await as('clerk');
      await clerk.goTo('Nhật ký');
      await clerk.follow('Ghi từ sổ giấy');
      await clerk.heading('Ghi từ sổ giấy');
      await clerk.find('Cán bộ', 'can bo 03', /^Cán bộ 03/);
      await clerk.says('Cán bộ có đóng góp tại đây');
      // Opened again, the page is still at that official.
      await clerk.page.reload();
      await clerk.says('Cán bộ có đóng góp tại đây');
      expect(await clerk.page.getByRole('combobox', { name: 'Cán bộ' }).inputValue()).toBe('Cán bộ 03');
      await clerk.says('Phó Chủ tịch Ủy ban nhân dân xã');
      await clerk.choose('Tình hình đơn vị');
      await clerk.fillDay('Ngày', '20/8/2016');
      await clerk.fill(/^Đời sống/, 'Đường vào tổ hay ngập khi triều cường.');
      await clerk.look('situation-for');
      await clerk.press('Lưu');
      await clerk.says('Đã lưu');
      await clerk.choose('Đóng góp của cán bộ');
      await clerk.fillDay('Ngày', '21/8/2016');
      await clerk.fill('Đóng góp gì', 'Một ngày công đắp đường');
      await clerk.look('contribution-for');
      await clerk.press('Lưu');
      await clerk.says('Đã lưu');
      await clerk.follow('Nhật ký của đơn vị');
      await clerk.press('Tháng trước');
      await clerk.says(/Cán bộ 03 · .* ghi thay từ sổ giấy · Đường vào tổ/);
      await clerk.says(/Cán bộ 03 · .* ghi thay từ sổ giấy · Công sức: Một ngày công đắp đường/);
      await clerk.look('unit-diary-from-paper');
    }, 60_000);

    test('raises a concern for someone unnamed, who gets a code', async () => {
      const official = await as('official');
      await official.goTo('Phản ánh');
      await official.follow('Ghi phản ánh');
      await official.heading('Ghi phản ánh');
      await official.page
        .getByRole('group', { name: 'Đơn vị nghe phản ánh' })
        .getByRole('radio')
        .first()
        .check();
      await official.choose('Khó khăn');
      await official.fill(/^Nội dung phản ánh/, 'Nhiều hộ cuối tổ chưa có bồn trữ nước ngọt cho mùa khô.');
      await official.choose(/^Không nêu tên/);
      await official.look('concern-form');
      await official.press('Lưu');
      await official.says('Mã chỉ hiện một lần');
      code = (await official.page.getByText(/^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/).textContent()) ?? '';
      expect(code).toHaveLength(23);
      await official.look('receipt-slip');
      await official.follow('Mở phản ánh');
      await official.press('Chuyển');
      await official.find('Chuyển đến', 'my thanh', /^Xã Mỹ Thạnh/, official.dialog());
      await official.fill(/^Lý do chuyển/, 'Ngoài khả năng của ấp.', official.dialog());
      await official.press('Chuyển', official.dialog());
      await official.says(/Chuyển đến Xã Mỹ Thạnh/);
      await official.look('concern-forwarded');
    }, 60_000);

    test('the office answers, and the code reads the answer without an account', async () => {
      const clerk = await as('clerk');
      await clerk.goTo('Phản ánh');
      await clerk.look('concerns');
      await clerk.follow(/VM-0001/);
      await clerk.press('Trả lời');
      await clerk.fill(/^Trả lời/, 'Xã hỗ trợ 12 bồn trong tháng 10, ưu tiên hộ khó khăn.', clerk.dialog());
      await clerk.press('Trả lời', clerk.dialog());
      await clerk.says('trả lời đúng hạn');
      await clerk.look('concern-answered');
      const resident = await Actor.outside(browser(), `${standing.address}/gop-y`, size, folder);
      await resident.heading('Hộp góp ý');
      await resident.look('concern-box');
      await resident.page.getByRole('tab', { name: 'Xem trả lời' }).click();
      await resident.fill('Mã trên phiếu', code.toLowerCase().replaceAll('-', ' '));
      await resident.press('Xem');
      await resident.says('Xã hỗ trợ 12 bồn trong tháng 10');
      await resident.look('receipt');
      await resident.leave();
    }, 60_000);

    test('the official signs August, the board collects, the committee accepts', async () => {
      const [official, board, secretary] = [await as('official'), await as('board'), await as('secretary')];
      await official.goTo('Báo cáo');
      await official.look('reports-own');
      await official.follow(/^Báo cáo tháng 8\/2016/);
      await official.fill(/^Hạn chế, nguyên nhân/, 'Một tổ họp chưa đều.');
      await official.look('report-draft');
      await official.press('Ký báo cáo');
      await official.confirm();
      await official.says('đã ký, chờ tổng hợp');
      await official.look('report-signed');
      for (const [someone, button, name] of [
        [board, 'Tổng hợp 1 báo cáo', 'board'],
        [secretary, 'Nhận 1 báo cáo', 'committee'],
      ] as const) {
        await someone.goTo('Báo cáo');
        await someone.follow(/^Báo cáo tháng 8\/2016/);
        await someone.press(button);
        await someone.look(`month-${name}`);
      }
      await secretary.says('cấp ủy đã nhận');
    }, 60_000);

    test('the inspector urges one who is late, and is answered', async () => {
      const [inspector, second] = [await as('inspector'), await as('second')];
      await inspector.goTo('Đôn đốc');
      await inspector.page.getByLabel('Việc', { exact: true }).selectOption('report');
      await inspector.page.getByLabel('Cán bộ', { exact: true }).selectOption({ label: 'Cán bộ 02' });
      await inspector.look('overdue');
      const rows = inspector.page.getByRole('main').getByRole('button', { name: /^Đôn đốc(: Chưa ký|$)/ });
      await rows.first().click();
      await inspector.look('urge');
      await inspector.press('Gửi đôn đốc', inspector.dialog());
      await inspector.says('Đã gửi 1 lời đôn đốc');
      await second.goTo('Hôm nay');
      await second.look('today-urged');
      await second.follow(/đôn đốc/i);
      await second.fill(/^Trả lời của đồng chí/, 'Xin ký trong hôm nay.');
      await second.press('Gửi trả lời');
      await second.says('Đã gửi trả lời');
      await second.look('urging-answered');
    }, 60_000);

    test('one group is handed over: the office proposes, both confirm', async () => {
      const [clerk, official, second] = [await as('clerk'), await as('official'), await as('second')];
      await clerk.goTo('Bàn giao');
      await clerk.follow('Lập bàn giao');
      await clerk.heading('Lập bàn giao');
      await clerk.find('Cán bộ thôi phụ trách', 'can bo 01', /^Cán bộ 01/);
      const units = clerk.page.getByRole('group', { name: 'Đơn vị bàn giao' }).getByRole('checkbox');
      await units.first().waitFor();
      for (const unit of (await units.all()).slice(1)) await unit.uncheck();
      await clerk.find('Cán bộ nhận', 'can bo 02', /^Cán bộ 02/);
      await clerk.fillDay('Ngày cuối của bên giao', '30/9/2016');
      await clerk.fill('Lý do', 'Điều chỉnh theo địa bàn.');
      await clerk.look('handover-form');
      await clerk.press('Lập bàn giao');
      await clerk.says('Chờ xác nhận');
      for (const [someone, button] of [
        [official, 'Xác nhận đã giao'],
        [second, 'Xác nhận đã nhận'],
      ] as const) {
        await someone.goTo('Bàn giao');
        await someone.follow(/^Tổ/);
        await someone.look('handover');
        await someone.press(button);
        await someone.confirm();
      }
      await second.says('Đã bàn giao');
      await second.look('handover-done');
    }, 60_000);

    test('the secretary draws up the review and prints it; paper and screen say the same', async () => {
      const secretary = await as('secretary');
      await secretary.goTo('Sơ kết');
      await secretary.follow('Lập kỳ sơ kết');
      await secretary.heading('Lập kỳ sơ kết');
      await secretary.choose('Rút kinh nghiệm');
      await secretary.page.getByLabel('Kế hoạch được sơ kết').selectOption({ index: 1 });
      await secretary.page.getByLabel('Tổ chức chủ trì').selectOption({ label: 'Đảng ủy xã Mỹ Thạnh' });
      await secretary.fillDay('Số liệu từ ngày', '21/7/2016');
      await secretary.look('review-form');
      await secretary.press('Lập kỳ sơ kết');
      await secretary.says('67 ngày sau kế hoạch');
      await secretary.look('review');
      await secretary.page.getByRole('tab', { name: /^Thành phần dự/ }).click();
      await secretary.press('Lấy danh sách mời');
      await secretary.page.getByLabel('Chủ trì: Cán bộ 38').check();
      await secretary.press('Lưu thành phần dự');
      await secretary.says('Đã lưu thành phần dự');
      await secretary.look('review-attendance');
      await secretary.press('Ký báo cáo');
      await secretary.confirm();
      await secretary.says(/Chốt 26\/9\/2016/);
      await secretary.page.getByRole('tab', { name: /^Số liệu/ }).click();
      await secretary.page.getByRole('heading', { name: 'Dự sinh hoạt' }).waitFor();
      const shown = await figuresOnScreen(secretary.page);
      await secretary.look('review-signed');
      const document = opened(await secretary.download('Tải báo cáo DOCX')).get('word/document.xml') ?? '';
      const paper = wordsOf(document);
      expect(paper).toContain('- 37 đồng chí theo dõi, hỗ trợ 102 tổ: 28 đồng chí 03 tổ, 09 đồng chí 02 tổ.');
      expect(shown.get('Dự họp tổ')).toBe('2');
      expect(figuresOnPaper(paper)).toEqual(shown);
    }, 60_000);
  });
