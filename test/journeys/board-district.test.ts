import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { tellDistrict } from '../../src/main/samples/cho-lach/house.ts';
import { tellPlan } from '../../src/main/samples/cho-lach/plan.ts';
import { choLach } from '../../src/main/samples/cho-lach.ts';
import { demoOf } from '../../src/main/samples/person.ts';
import { opened, wordsOf } from '../world/paper.ts';
import { Actor } from './actor.ts';
import { browserOfThisFile, executablePath, type Size, sizes } from './browser.ts';
import { installationWith } from './installation.ts';

/** cho-lach on its demonstration day, before anything was noted in its diary. */
const atFirst: typeof choLach = {
  ...choLach,
  async tell({ replay, ids }) {
    const house = tellDistrict(replay, ids);
    tellPlan(replay, house);
    return [demoOf(house.clerk, { vi: 'Văn phòng Huyện ủy', en: 'Office clerk' })];
  },
};

for (const size of Object.keys(sizes) as Size[])
  describe.skipIf(!executablePath)(`the board of cho-lach at ${sizes[size].width} px`, () => {
    const standing = installationWith(atFirst);
    const browser = browserOfThisFile();
    let clerk: Actor;
    beforeEach(({ onTestFailed }) => onTestFailed(() => clerk?.shoot('failed')));
    afterAll(() => clerk?.leave());

    test('90 hamlets and quarters over 47 leaders, published, printed with their reasons', async () => {
      clerk = await Actor.as(browser(), standing.address, size, 'Văn phòng Huyện ủy', 'board-district');
      await clerk.goTo('Kế hoạch');
      await clerk.follow(/-KH/);
      await clerk.follow('Phân công');
      await clerk.follow('Lập phương án');
      await clerk.heading('Lập phương án phân công');
      await clerk.choose(/\(90\)/);
      await clerk.shoot('form');
      await clerk.press('Đề xuất');
      await clerk.heading(/^Phân công theo/);
      await clerk.says('43 × 2 · 4 × 1');
      await clerk.says('điểm, ít nhất có thể');
      await clerk.look('board');
      await clerk.press('Công bố');
      await clerk.dialog().getByText('đơn vị giữ nguyên').waitFor();
      await clerk.press('Công bố', clerk.dialog());
      await clerk.heading('Phân công');
      const paper =
        opened(await clerk.download('Tải danh sách theo dõi, hỗ trợ (DOCX)')).get('word/document.xml') ?? '';
      const words = wordsOf(paper);
      expect(words.filter((line) => /^(Ấp|Khu phố) .*, /.test(line))).toHaveLength(90);
      // Whoever keeps a unit keeps the reason that it was given for: one a line.
      const reasons = /^(Cùng địa bàn|Chia đều số đơn vị|Để số đơn vị của mỗi người đều nhau)/;
      expect(words.filter((line) => reasons.test(line))).toHaveLength(90);
    }, 90_000);
  });
