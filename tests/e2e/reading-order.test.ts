import { expect, test } from '../support/fixtures';
import { flagOfJapan } from '../support/png';

const MANY = 60;

test.beforeAll(({ site }) => {
  for (let index = 0; index < MANY; index++) site.file(`/order-${index}.png`, flagOfJapan(96, index), 'image/png');
});

test('what is visible is described first, then what is near, then the rest', async ({ open, site, altlight }) => {
  await altlight.setSettings({ enabled: false });
  const rows = Array.from(
    { length: MANY },
    (_, index) => `<p style="height:400px"><img id="i${index}" src="/order-${index}.png"></p>`,
  );
  // The names of each, in the order in which they come; the page opens in its middle.
  const script = `<script>
    window.order = [];
    addEventListener('load', () => {
      scrollTo(0, 400 * 30);
      new MutationObserver((records) => order.push(...records.map(({ target }) => Number(target.id.slice(1)))))
        .observe(document.body, { subtree: true, attributeFilter: ['alt'] });
    });
  </script>`;
  const page = await open(site.page(rows.join('') + script));
  await expect(page.locator('img[alt]')).toHaveCount(MANY);
  const order: number[] = await page.evaluate('order');
  const top = 30;
  const inView = await page.evaluate(() => Math.ceil(innerHeight / 400));
  const ranks = (from: number, to: number) =>
    order.flatMap((index, rank) => (index >= from && index < to ? [rank] : []));
  const mean = (numbers: number[]) => numbers.reduce((sum, rank) => sum + rank, 0) / numbers.length;
  const visible = ranks(top, top + inView);
  const below = ranks(top + inView + 1, top + inView + 3);
  const far = [...ranks(0, top - 6), ...ranks(top + 12, MANY)];
  // A few far ones may be on their way before the browser has told what is near.
  expect(mean(visible)).toBeLessThan(mean(below));
  expect(mean(below)).toBeLessThan(mean(far));
  expect(visible).toEqual([...visible].sort((a, b) => a - b));
});
