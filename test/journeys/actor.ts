import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { findings, newPage, pictures, type Size, settled, sideways } from './browser.ts';

/** Someone at a browser of their own: goes about by what is written on the screen, and looks at every page they come to. */
export class Actor {
  readonly page: Page;
  readonly #complaints: string[];
  readonly #close: () => Promise<void>;
  readonly #folder: string;
  readonly #size: Size;
  #shots = 0;

  private constructor(made: Awaited<ReturnType<typeof newPage>>, size: Size, folder: string) {
    this.page = made.page;
    this.#complaints = made.complaints;
    this.#close = made.close;
    this.#size = size;
    this.#folder = pictures(folder);
  }

  /** Signed in by one click as the role of that label. */
  static async as(
    browser: Browser,
    address: string,
    size: Size,
    role: string,
    folder: string,
  ): Promise<Actor> {
    const actor = new Actor(await newPage(browser, size), size, folder);
    await actor.page.goto(`${address}/`);
    await actor.press(role);
    await actor.heading('Hôm nay');
    return actor;
  }

  /** Someone without an account, at a page that needs none. */
  static async outside(browser: Browser, page: string, size: Size, folder: string): Promise<Actor> {
    const actor = new Actor(await newPage(browser, size), size, folder);
    await actor.page.goto(page);
    return actor;
  }

  /** Confirms what a dialog asks. */
  confirm = (): Promise<void> => this.dialog().locator('button[type=submit]').click();

  /** To a part by its name: in the side rail of a desk, in the tab bar or behind «Thêm» on a phone. */
  async goTo(part: string): Promise<void> {
    const bar = this.page.getByRole('navigation').filter({ visible: true });
    const link = bar.getByRole('link', { name: part, exact: true });
    if (!(await link.isVisible())) {
      await bar.getByRole('button', { name: 'Thêm' }).click();
      await this.page.getByRole('dialog').getByRole('link', { name: part, exact: true }).click();
    } else await link.click();
  }

  press = (name: string | RegExp, within: Page | Locator = this.page): Promise<void> =>
    within.getByRole('button', { name, exact: typeof name === 'string' }).click();
  /** A link of the page itself, not of the frame around it. */
  follow = (name: string | RegExp): Promise<void> =>
    this.page
      .getByRole('main')
      .getByRole('link', { name, exact: typeof name === 'string' })
      .first()
      .click();
  dialog = (): Locator => this.page.getByRole('dialog');
  /** Waits for a page by its heading, and until the heading has taken the focus, as it does for those who hear the page. */
  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
    await settled(this.page);
    await this.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
  }
  says = (text: string | RegExp): Promise<void> =>
    this.page.getByText(text).filter({ visible: true }).first().waitFor();
  fill = (label: string | RegExp, text: string, within: Page | Locator = this.page): Promise<void> =>
    within.getByLabel(label).fill(text);
  choose = (label: string | RegExp, within: Page | Locator = this.page): Promise<void> =>
    within.getByRole('radio', { name: label }).check();

  /** A day as people write it, `25/7/2016`, into the three boxes under that label. */
  async fillDay(label: string, day: string, within: Page | Locator = this.page): Promise<void> {
    const boxes = within.getByRole('group', { name: label, exact: true });
    for (const [at, part] of ['Ngày', 'Tháng', 'Năm'].entries())
      await boxes.getByLabel(part, { exact: true }).fill(day.split('/')[at] ?? '');
  }

  /** Types into a box that finds, and takes what is called so. */
  async find(
    label: string | RegExp,
    typed: string,
    found: string | RegExp,
    within: Page | Locator = this.page,
  ): Promise<void> {
    await within.getByRole('combobox', { name: label }).fill(typed);
    await within.getByRole('listbox').getByRole('option', { name: found }).first().click();
  }

  /** Downloads what the button brings, as bytes. */
  async download(name: string | RegExp): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.press(name)]);
    return readFileSync(await download.path());
  }

  /** What the page looks like, kept as a picture; nothing wrong with it. */
  async look(name: string): Promise<void> {
    await settled(this.page);
    const file = `${this.#size}-${String(++this.#shots).padStart(2, '0')}-${name}.png`;
    await this.page.screenshot({ path: path.join(this.#folder, file), fullPage: true });
    expect(await findings(this.page), name).toEqual([]);
    expect(await sideways(this.page), name).toBe(0);
    expect(this.#complaints, name).toEqual([]);
  }

  /** The page just as it is, for whoever looks into a failure. */
  async shoot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(this.#folder, `${this.#size}-${name}.png`) });
  }

  leave = (): Promise<void> => this.#close();
}
