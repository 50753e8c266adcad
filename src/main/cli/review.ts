import type { Command } from 'commander';
import type { OpenTenant } from '../../server/tenancy.ts';
import { BadInput } from './exit.ts';
import {
  chosenTenant,
  type InstallationOptions,
  senderNamed,
  tell,
  withInstallation,
  withInstallationOptions,
} from './with-installation.ts';

interface Options extends InstallationOptions {
  tenant?: string;
  as: string;
  out?: string;
}

/** `ba-nam review [ID]`: the reviews of a tenant, or one of them as its official paper. */
export function register(program: Command): void {
  withInstallationOptions(
    program
      .command('review')
      .summary('sơ kết, tổng kết: xem, xuất DOCX / reviews: list, print')
      .description(
        'Không có mã: liệt kê các kỳ. Có mã (hoặc «latest»): số liệu của kỳ đó; thêm --out để ghi báo cáo DOCX.\n' +
          'Without an id it lists them. With one (or "latest") it tells its figures; --out writes the report as DOCX.',
      )
      .argument('[id]', 'mã của kỳ, hoặc latest / id of the review, or latest')
      .option('--tenant <name>', 'của nơi nào, khi có nhiều / of which tenant, where there are several')
      .option('--as <user>', 'tên đăng nhập của người xem / user name of who reads', 'vanphong')
      .option('--out <file.docx>', 'nơi ghi báo cáo / where to write the report'),
  ).action(review);
}

async function review(id: string | undefined, options: Options): Promise<void> {
  if (options.out !== undefined && !/\.docx$/i.test(options.out))
    throw new BadInput({ vi: `${options.out} phải có đuôi .docx.`, en: `${options.out} must end in .docx.` });
  const { Tenancy } = await import('../../server/tenancy.ts');
  await withInstallation(options, async (installation) => {
    const { name } = await chosenTenant(installation, options.tenant);
    const tenancy = new Tenancy(installation);
    try {
      const open = await tenancy.named(name);
      if (open) await show(id, open, options);
    } finally {
      await tenancy.close();
    }
  });
}

async function show(id: string | undefined, open: OpenTenant, options: Options): Promise<void> {
  const { reviews } = await import('../../reviews/review.sql.ts');
  const sender = await senderNamed(open, options.as);
  const all = await reviews(open.db, sender);
  if (id === undefined) {
    if (options.json) return void process.stdout.write(`${JSON.stringify(all)}\n`);
    for (const one of all)
      process.stdout.write(
        `${one.id}  ${one.heldOn}  ${one.from}–${one.to}  ${one.planName}  ${one.state}\n`,
      );
    return;
  }
  const found = id === 'latest' ? all[0] : all.find((one) => one.id === id);
  if (!found) throw new BadInput({ vi: `Không có kỳ sơ kết «${id}».`, en: `There is no review "${id}".` });
  const { groupsOf } = await import('../../reviews/review-groups.ts');
  const { figuresOf, reviewPaper, unitWord } = await import('../../reviews/review-paper.sql.ts');
  if (options.out === undefined) {
    const figures = await figuresOf(open.db, found);
    if (options.json) return void process.stdout.write(`${JSON.stringify({ ...found, figures })}\n`);
    for (const { heading, lines } of groupsOf(figures, await unitWord(open.db, found), found)) {
      process.stdout.write(`${heading.vi} / ${heading.en}\n`);
      for (const { label, value, whole, unit } of lines)
        process.stdout.write(
          `  ${label.vi} / ${label.en}: ${value ?? '?'}${whole === undefined ? '' : `/${whole ?? '?'}`} ${unit.vi}\n`,
        );
    }
    return;
  }
  const { toDocx } = await import('../../documents/docx.ts');
  const { writeWhole } = await import('../../server/whole-files.ts');
  const bytes = await toDocx(await reviewPaper(open.db, found, sender));
  await writeWhole([{ path: options.out, bytes }]);
  tell(
    options,
    { review: found.id, file: options.out, bytes: bytes.length },
    { vi: `Đã ghi báo cáo vào ${options.out}.`, en: `Wrote the report to ${options.out}.` },
  );
}
