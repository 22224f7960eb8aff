import { launchAltlight } from '../../cli/launch';
import { openImagesList, openPopup } from '../../cli/surfaces';
import { expectAccessible } from '../support/accessible';
import { expect, test } from '../support/fixtures';
import { describeByMouse, namesOf } from '../support/menu';
import { leaveShadowRootsOpen } from '../support/open-roots';
import { flagOfJapan } from '../support/png';

const CASES = [
  {
    ...{ language: 'ar', speaks: 'ar', direction: 'rtl', options: 'خيارات Altlight', dialog: 'وصف الصورة' },
    counts: ['صورتان (2) في هذه الصفحة كانتا بلا وصف.', 'حصلت صورتان (2) على وصف.'],
  },
  {
    ...{
      language: 'de',
      speaks: 'de',
      direction: 'ltr',
      options: 'Einstellungen von Altlight',
      dialog: 'Bildbeschreibung',
    },
    counts: ['2 Bilder dieser Seite hatten keine Beschreibung.', '2 haben eine bekommen.'],
  },
  {
    ...{ language: 'es', speaks: 'es', direction: 'ltr', options: 'Opciones de Altlight' },
    dialog: 'Descripción de la imagen',
    counts: ['2 imágenes de esta página no tenían descripción.', '2 han recibido una.'],
  },
  {
    ...{
      language: 'fr',
      speaks: 'fr',
      direction: 'ltr',
      options: "Options d'Altlight",
      dialog: "Description de l'image",
    },
    counts: ["2 images de cette page n'avaient pas de description.", '2 en ont reçu une.'],
  },
  {
    ...{ language: 'ja', speaks: 'ja', direction: 'ltr', options: 'Altlight の設定', dialog: '画像の説明' },
    counts: ['このページの画像 2 件に説明がありませんでした。', '2 件に説明が付きました。'],
  },
  // Nobody has written it in Finnish yet: English, and read as English.
  {
    ...{ language: 'fi', speaks: 'en', direction: 'ltr', options: 'Altlight options', dialog: 'Image description' },
    counts: ['2 images on this page had no description.', '2 got one.'],
  },
];

for (const { language, speaks, direction, options: title, dialog, counts } of CASES) {
  test(`in a browser that speaks ${language}, every surface speaks ${speaks}`, async ({ site }) => {
    site.file('/japan.png', flagOfJapan(), 'image/png');
    site.file('/other.png', flagOfJapan(96, 4), 'image/png');
    const altlight = await launchAltlight({ language });
    try {
      const page = await altlight.context.newPage();
      await page.goto(site.page('<h1>Flags</h1><img id="it" src="/japan.png"><img id="other" src="/other.png">'));
      await expect(page.locator('#other')).toHaveAttribute('alt', /japan/);
      await leaveShadowRootsOpen(page, altlight);
      await describeByMouse(altlight, page, page.locator('#it'));
      await expect.poll(() => namesOf(page)).toContain(dialog);
      // What the page says, and the model, is spoken as English in every dialog.
      const quoted = page.locator('dialog [lang="en"]');
      const texts = () => quoted.evaluateAll((parts) => parts.map((part) => (part as HTMLElement).dataset.words));
      if (speaks !== 'en') await expect.poll(texts).toEqual(['flag of japan', 'Flags']);
      await page.keyboard.press('Escape');

      const popup = await openPopup(altlight, page);
      for (const [index, text] of counts.entries())
        await expect(popup.getByRole('listitem').nth(index)).toHaveText(text);
      const options = await altlight.context.newPage();
      await options.goto(`chrome-extension://${altlight.extensionId}/options.html`);
      await expect(options).toHaveTitle(title);
      const list = await openImagesList(altlight, page);
      await expect(list.getByRole('listitem')).toHaveCount(2);
      const welcome = await altlight.context.newPage();
      await welcome.goto(`chrome-extension://${altlight.extensionId}/welcome.html`);
      await expect(welcome.getByRole('button').first()).toBeVisible();
      for (const surface of [popup, options, list, welcome]) {
        const root = surface.locator('html');
        await expect(root).toHaveAttribute('lang', speaks);
        await expect(root).toHaveAttribute('dir', direction);
        // English is looked at in looks.test.ts. Arabic runs the other way, and German has the longest words.
        if (['ar', 'de'].includes(language)) await expectAccessible(surface);
      }
    } finally {
      await altlight.close();
    }
  });
}
