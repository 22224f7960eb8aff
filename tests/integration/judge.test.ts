import { readdirSync, readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { measurePage } from '../../cli/describe-page';
import type { ImageReport } from '../../cli/report';
import { expect, test } from '../support/fixtures';
import { flagOfJapan, png } from '../support/png';

/**
 * Pairs of a page and what must be judged of its images: "needs-name", "state/reason", or null for what is not looked
 * at. Read from the built extension. "explained" says where axe-core is expected to judge otherwise, and why.
 */
interface Pair {
  explained?: Record<string, string>;
  [selector: string]: string | null | Record<string, string> | undefined;
}

const FOLDER = new URL('images/', import.meta.url);
const names = readdirSync(FOLDER).flatMap((file) => /^(.*)\.html$/.exec(file)?.[1] ?? []);

const AXE_RULES = ['image-alt', 'input-image-alt', 'role-img-alt', 'svg-img-alt', 'area-alt', 'object-alt'];
/** axe-core sees the accessibility tree; these are said elsewhere, so that a name of their own would be chatter. */
const SAID_ELSEWHERE = ['inside-named-control', 'inside-image', 'spacer'];

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/japan.png?hdr_v2_final', flagOfJapan(), 'image/png');
  for (const name of ['u2', 'bmw-x5', 'R2-D2', 'iPhone-15', 'red_panda', '1984', 'search', 'hdr_v2-3', '48213377']) {
    site.file(`/${name}.png`, flagOfJapan(), 'image/png');
  }
  site.file(
    '/pixel.png',
    png(1, 1, () => [0, 0, 0]),
    'image/png',
  );
});

function verdictOf(image: ImageReport | undefined): string | null {
  if (!image) return null;
  const isLeftAlone = image.state === 'named' || image.state === 'decorative';
  return isLeftAlone ? `${image.state}/${image.reason}` : 'needs-name';
}

/** How many elements a selector of selectorOf() finds in its tree scope; 1 in a closed root, where nobody can look. */
function countFound(selector: string): number {
  const path = selector.split(' >>> ');
  let scope: Document | ShadowRoot = document;
  for (const host of path.slice(0, -1)) {
    const inner: ShadowRoot | null | undefined = scope.querySelector(host)?.shadowRoot;
    if (!inner) return 1;
    scope = inner;
  }
  return scope.querySelectorAll(path.at(-1) ?? '').length;
}

/** Selectors of what breaks these rules of axe-core. Without frames, it need not be run in a tab of its own once more. */
async function faults(page: Page, rules: string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withRules(rules).setLegacyMode().analyze();
  return violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.flat().join(' >>> ')));
}

test('every check has its fixtures', () => {
  const checks = readdirSync(new URL('../../lib/images/checks/', import.meta.url)).filter(
    (file) => file !== 'check.ts',
  );
  for (const check of checks) expect(names).toContain(check.replace('.ts', ''));
});

for (const name of names) {
  const html = readFileSync(new URL(`${name}.html`, FOLDER), 'utf8');
  const { explained = {}, ...expected }: Pair = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));

  test(`${name}: judged as expected, what is described satisfies axe-core, and what axe-core misses is taken for lacking`, async ({
    altlight,
    site,
  }) => {
    const page = await altlight.context.newPage();
    const url = site.page(html);
    await altlight.setSettings({ enabled: false });
    await page.goto(url);
    const missed = await faults(page, AXE_RULES);
    const measured = await measurePage(altlight, page, url, { timeoutMs: 30_000 });
    const left = await faults(page, AXE_RULES);
    const images = new Map(measured.map(({ report }) => [report.selector, report]));
    for (const selector of images.keys()) expect(await page.evaluate(countFound, selector), selector).toBe(1);
    await page.close();

    const found = Object.fromEntries(Object.keys(expected).map((key) => [key, verdictOf(images.get(key))]));
    expect(found).toEqual(expected);
    for (const image of images.values()) if (image.state === 'decorative') expect(image.after).toBe(image.before);
    for (const target of left) expect(images.get(target)?.state, target).not.toBe('described');
    for (const target of missed) {
      const image = images.get(target);
      const isNotLookedAt = expected[target] === null;
      const isExplained =
        target in explained || verdictOf(image) === 'needs-name' || SAID_ELSEWHERE.includes(image?.reason ?? '');
      expect(isExplained || isNotLookedAt, `${target}: ${verdictOf(image)}`).toBe(true);
    }
  });
}

test('axe-core accepts the links whose only content is an image', async ({ altlight, site }) => {
  const html = readFileSync(new URL('act-c487ae-link-has-name.html', FOLDER), 'utf8');
  const page = await altlight.context.newPage();
  const unnamed = () => faults(page, ['link-name']);
  await altlight.setSettings({ enabled: false });
  const url = site.page(html);
  await page.goto(url);
  expect(await unnamed()).toHaveLength(7);
  await measurePage(altlight, page, url, { timeoutMs: 30_000 });
  expect(await unnamed()).toEqual([]);
  await page.close();
});
