import AxeBuilder from '@axe-core/playwright';
import { launchAltlight } from '../../cli/launch';
import { expect, test } from '../support/fixtures';
import { accessibilityNodes, focusedName } from '../support/menu';
import { flagOfJapan } from '../support/png';

test('a newcomer hears what Altlight does, tries it and has a page described, with two keys', async ({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  const altlight = await launchAltlight({ isFirstRun: true });
  try {
    const isWelcome = (url: string) => url.endsWith('/welcome.html');
    await expect.poll(() => altlight.context.pages().some((page) => isWelcome(page.url()))).toBe(true);
    const welcome = altlight.context.pages().find((page) => isWelcome(page.url()));
    if (!welcome) throw new Error('there is no first-run page');
    await expect.poll(() => focusedName(welcome)).toBe('Begin with the small model');
    const session = await altlight.context.newCDPSession(welcome);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const button = nodes.find(({ name }) => name?.value === 'Begin with the small model');
    expect(button?.description?.value, 'what is read with the first choice').toMatch(
      /^Altlight gives images on web pages a description.*Nothing that you look at leaves this device.*small model/,
    );
    const violations = async () => (await new AxeBuilder({ page: welcome }).analyze()).violations.map(({ id }) => id);
    expect(await violations()).toEqual([]);

    await welcome.keyboard.press('Enter');
    await expect.poll(() => focusedName(welcome)).toBe('Describe it');
    await welcome.keyboard.press('Enter');
    await expect(welcome.getByRole('status')).toHaveText('Altlight says: Appears to be: flag of japan');
    expect(await violations()).toEqual([]);
    const heard = (await accessibilityNodes(welcome)).filter(({ role }) =>
      ['heading', 'button', 'link'].includes(role),
    );
    expect(heard.map(({ role, name }) => `${role}: ${name}`)).toEqual([
      'heading: Welcome to Altlight',
      'heading: Which model describes your images?',
      'button: Begin with the small model',
      expect.stringMatching(/^button: Fetch .* as well$/),
      'heading: Try it',
      'button: Describe it',
      'link: Keys and other options',
    ]);

    await welcome.goto(site.page('<img id="it" src="/japan.png">'));
    await expect(welcome.locator('#it')).toHaveAttribute('alt', /japan/);
  } finally {
    await altlight.close();
  }
});
