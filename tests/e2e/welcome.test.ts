import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import type { Page } from '@playwright/test';
import { launchAltlight } from '../../cli/launch';
import { expect, test } from '../support/fixtures';
import { expectFocus, pressByKey } from '../support/keyboard';
import { accessibilityNodes, focusedName } from '../support/menu';
import { flagOfJapan } from '../support/png';

const isWelcome = (page: Page) => page.url().endsWith('/welcome.html');

test('a newcomer gets from the first-run page to a described page with three keys', async ({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  const altlight = await launchAltlight({ isFirstRun: true });
  const { context } = altlight;
  try {
    // What they were reading when they installed Altlight.
    const page = context.pages().find((page) => !isWelcome(page)) ?? (await context.newPage());
    await page.goto(site.page('<img id="it" src="/japan.png">'));
    await expect.poll(() => context.pages().some(isWelcome)).toBe(true);
    const welcome = context.pages().find(isWelcome);
    if (!welcome) throw new Error('there is no first-run page');
    await welcome.bringToFront();
    await expect.poll(() => focusedName(welcome)).toBe('Begin with the small model');
    const session = await context.newCDPSession(welcome);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const button = nodes.find(({ name }) => name?.value === 'Begin with the small model');
    expect(button?.description?.value, 'what is read with the first choice').toMatch(
      /^Altlight gives images on web pages a description.*Nothing that you look at leaves this device.*small model/,
    );

    await welcome.keyboard.press('Enter');
    await expectFocus(welcome, 'Describe it');
    await welcome.keyboard.press('Tab');
    await expectFocus(welcome, 'Close this page and browse');
    const closed = welcome.waitForEvent('close');
    // The tab goes while the key is down.
    await Promise.all([closed, welcome.keyboard.press('Enter').catch(() => {})]);
    await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  } finally {
    await altlight.close();
  }
});

test('the first-run page tries a sample, and fetches the recommended model from where it says', async () => {
  const hub = await listen();
  // Encrypted, so that it is only seen who is asked for.
  const altlight = await launchAltlight({ hosts: `MAP huggingface.co 127.0.0.1:${hub.port}` });
  try {
    const page = await altlight.context.newPage();
    await page.goto(`chrome-extension://${altlight.extensionId}/welcome.html`);
    await expectFocus(page, 'Begin with the small model');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'Describe it');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Try it' }).getByRole('status')).toHaveText(
      'Altlight says: Appears to be: flag of japan',
    );
    const heard = (await accessibilityNodes(page)).filter(({ role }) => ['heading', 'button', 'link'].includes(role));
    expect(heard.map(({ role, name }) => `${role}: ${name}`)).toEqual([
      'heading: Welcome to Altlight',
      'heading: Which model describes your images?',
      'button: Begin with the small model',
      expect.stringMatching(/^button: Fetch .* as well$/),
      'heading: Try it',
      'button: Describe it',
      'button: Close this page and browse',
      'link: Keys and other options',
    ]);
    expect(hub.askedFor).toEqual([]);

    await page.reload();
    await expect(page.getByText(/comes from huggingface\.co, and nothing else is fetched\./)).toBeVisible();
    await pressByKey(page, /^Fetch .* as well$/);
    await expectFocus(page, 'Describe it');
    await expect.poll(() => hub.askedFor).toContain('huggingface.co');
    const failure = /: The server cannot be reached\./;
    await expect(page.getByText(failure).and(page.locator(':not([role])'))).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: failure }), 'and it is heard').toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  } finally {
    await altlight.close();
    hub.server.close();
  }
});

/** A server that hangs up on everybody, and remembers which host each has asked for (TLS: server name indication). */
async function listen(): Promise<{ server: Server; port: number; askedFor: string[] }> {
  const askedFor: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (hello) => {
      const [host] = /huggingface\.co|[\w-]+\.(?:com|org|net)/.exec(hello.toString('latin1')) ?? ['unknown'];
      askedFor.push(host);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, askedFor };
}
