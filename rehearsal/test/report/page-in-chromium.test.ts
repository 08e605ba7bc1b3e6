import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { formatHtml } from '../../report/html/page';
import { CHROMIUM, launchChromium, WITHOUT_CHROMIUM } from './chromium';
import { REPORT, RESULTS } from './sample';

/** Where CI keeps the pictures; nowhere without it. */
const { REPORT_SCREENSHOTS } = process.env;

const WIDTHS = { desktop: 1280, phone: 390 };
const VIEWS = (['light', 'dark'] as const).flatMap((colorScheme) => Object.entries(WIDTHS).map(([screen, width]) => ({ screen, width, colorScheme })));

/** By the contrast that WCAG 2.2 asks for of text. */
const LEAST_CONTRAST = 4.5;

describe(`the page of a report in Chromium${CHROMIUM ? '' : `, ${WITHOUT_CHROMIUM}`}`, () => {
  const inChromium = CHROMIUM ? test : test.skip;
  let directory: string;
  let file: string;
  let browser: Browser | undefined;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'report-page-'));
    file = join(directory, 'report.html');
    writeFileSync(file, await formatHtml(REPORT, '0.0.0'));
    browser = CHROMIUM ? await launchChromium(directory) : undefined;
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function open(options: { width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean } = {}) {
    const { width = WIDTHS.desktop, ...others } = options;
    const page = await browser!.newPage({ viewport: { width, height: 900 }, offline: true, ...others });
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(String(error)));
    page.on('request', (request) => noise.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    return { page, noise };
  }

  inChromium.each(VIEWS)('fits on a $screen in $colorScheme, asks for nothing and complains of nothing', async ({ screen, width, colorScheme }) => {
    const { page, noise } = await open({ width, colorScheme });
    await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await outside(page, width)).toEqual([]);
    expect(await page.locator('.time-line [role=img]:visible').count()).toBe(1);
    // A picture that is wider than the screen would hide where its arrows lead.
    expect(await page.locator('#reachability [role=img]').isVisible()).toBe(screen === 'desktop');
    expect(await page.locator('#reachability .narrow li').first().isVisible()).toBe(screen === 'phone');
    if (REPORT_SCREENSHOTS) {
      mkdirSync(REPORT_SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(REPORT_SCREENSHOTS, `report-${screen}-${colorScheme}.png`), fullPage: true });
    }
    expect(noise).toEqual([pathToFileURL(file).href]);
    await page.close();
  }, 60_000);

  inChromium.each(['light', 'dark'] as const)('every text stands out from what is behind it, in %s', async (colorScheme) => {
    const { page } = await open({ colorScheme });
    const contrasts = await page.evaluate(contrastsOfTexts);
    expect(contrasts.length).toBeGreaterThan(50);
    expect(contrasts.filter(({ contrast }) => contrast < LEAST_CONTRAST)).toEqual([]);
    await page.close();
  }, 60_000);

  inChromium('shows the checks of one outcome alone, without a script', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    const shown = async () => (await page.locator('.check:visible').all()).length;
    expect(await shown()).toBe(RESULTS.length);
    for (const outcome of ['proven', 'disproved', 'not rehearsed']) {
      await page.getByLabel(outcome, { exact: true }).check();
      expect(await shown()).toBe(RESULTS.filter((result) => result.outcome === outcome).length);
      const headings = await page.locator('.subject:visible h3').allTextContents();
      expect(headings.sort()).toEqual([...new Set(RESULTS.filter((result) => result.outcome === outcome).map(({ subject }) => subject))].sort());
    }
    await page.close();
  }, 60_000);

  inChromium('prints all evidence, also what is folded up', async () => {
    const { page } = await open();
    await page.emulateMedia({ media: 'print' });
    const evidence = page.locator('.check:not([open]) .evidence').first();
    expect((await evidence.boundingBox())!.height).toBeGreaterThan(10);
    await page.close();
  }, 60_000);
});

/** Elements that a reader would have to scroll sideways for; what scrolls by itself may be wider. */
function outside(page: Page, width: number): Promise<string[]> {
  return page.evaluate((most) => [...document.querySelectorAll('body *')]
    .filter((element) => !element.closest('.scroll *') && element.getBoundingClientRect().right > most)
    .map((element) => `${element.tagName}: ${element.textContent?.slice(0, 40)}`), width);
}

/** Runs in the page: of each visible text its contrast to the nearest background that is not transparent. */
function contrastsOfTexts(): { text: string; contrast: number }[] {
  const numbers = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = numbers(color).slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element: Element | null): string => {
    const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
    return element && numbers(color)[3] === 0 ? backgroundOf(element.parentElement) : color;
  };
  const texts = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== ''));
  return texts.map((element) => {
    const style = getComputedStyle(element);
    const [one, other] = [luminance(element instanceof SVGElement ? style.fill : style.color), luminance(backgroundOf(element))].sort((a, b) => b - a);
    return { text: element.textContent!.slice(0, 40), contrast: (one! + 0.05) / (other! + 0.05) };
  });
}
