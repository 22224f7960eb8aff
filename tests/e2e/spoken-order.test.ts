import { openImagesList, openPopup } from '../../cli/surfaces';
import { heard } from '../support/menu';
import { expect, test } from '../support/options-page';
import { blank, flagOfJapan } from '../support/png';

test.beforeEach(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
});

test('the popup and the list of images are heard in this order', async ({ altlight, open, site }) => {
  const page = await open(
    site.page(`<img id="it" src="/japan.png"><img src="/blank.png"><img alt="Our flag" src="/japan.png?2">
      <img alt="" src="/blank.png"><img src="/nothing.png">`),
  );
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  const popup = await openPopup(altlight, page);
  await expect(popup.getByText('All images have been looked at.')).toBeVisible();
  expect(await heard(popup)).toEqual([
    'heading: Altlight',
    '3 images on this page had no description.',
    '1 got one.',
    '2 were left without one.',
    'All images have been looked at.',
    'switch: Describe images on 127.0.0.1, on',
    'switch: Describe images on this page, on',
    'switch: Describe images on all sites, on',
    'alert: ',
    'button: List the images of this page',
    'link: List them in a tab',
    'link: Options',
  ]);
  await popup.close();

  const list = await openImagesList(altlight, page);
  await expect(list.getByRole('listitem')).toHaveCount(5);
  const buttons = (number: number) => [`button: Go to it: Image ${number}`, `button: Describe: Image ${number}`];
  expect(await heard(list)).toEqual([
    'heading: Images on this page',
    'combobox: Show, All images',
    ...['status: ', '5 images'],
    ...['heading: Image 1', 'Appears to be: flag of japan', "Made by Altlight's small model on this device."],
    ...[...buttons(1), 'button: Take back: Image 1'],
    ...['heading: Image 2', 'No description'],
    'The image is blank, or nearly so. If it does show something, describe it in your own words.',
    ...buttons(2),
    ...['heading: Image 3', 'Our flag', "The page's author describes it.", ...buttons(3)],
    ...[
      'heading: Image 4',
      'No description',
      'The page marks this image as decoration, by an empty text.',
      ...buttons(4),
    ],
    ...[
      'heading: Image 5',
      'No description',
      'The page could not load this image. Load the page again.',
      ...buttons(5),
    ],
  ]);
  await list.close();
});

interface Offer {
  what: string;
  languages?: string;
  megabytes: number;
  licence?: string;
}

const offer = (name: string, { what, languages = 'English', megabytes, licence = 'Apache-2.0' }: Offer) => [
  `heading: ${name}`,
  ...what.split('\n'),
  `Languages: ${languages}.`,
  `Download: about ${megabytes} MB.`,
  ...['Licence: ', `link: ${licence}`],
  `button: Install: ${name}`,
];
const ONE_SENTENCE = 'Describes images in one sentence.';
const ALL = 'Describes images briefly or in detail, reads the text in them, and answers questions.';
const CHECKS = 'Checks what other models say. What it does not see in an image is not said.';
const NINE = 'English, Japanese, Korean, French, Spanish, German, Arabic, Chinese, and Portuguese';

const MODELS = [
  ...['heading: Captioning models', expect.stringMatching(/^A captioning model describes photographs and drawings\./)],
  'No graphics card was found that can run models, so they run on the processor. That is slower.',
  ...['status: ', 'heading: Models to choose from'],
  ...offer('distilvit', {
    what: `Recommended for this device.\n${ONE_SENTENCE} Small and quick, also without a graphics card. Mozilla trained it for text alternatives.`,
    megabytes: 187,
  }),
  ...offer('Florence-2', {
    what: 'Describes images briefly or in detail, and reads the text in them. Good at photographs. Best on a graphics card.',
    ...{ megabytes: 278, licence: 'MIT' },
  }),
  ...offer('SmolVLM 256M', {
    what: `${ALL} A small one of its kind. It makes more mistakes than larger ones.`,
    megabytes: 264,
  }),
  ...offer('Qwen3.5 0.8B', {
    what: `${ALL} The most able of these, and slow without a graphics card.`,
    ...{ megabytes: 687, languages: 'many' },
  }),
  ...offer('LFM2.5-VL 450M', {
    what: `${ALL} Answers in nine languages. Slow without a graphics card.`,
    ...{ megabytes: 815, languages: NINE, licence: 'LFM Open License 1.0' },
  }),
  ...offer('ViT-GPT2', { what: `${ONE_SENTENCE} An older model. Others make fewer mistakes.`, megabytes: 248 }),
  ...offer('CLIP', { what: `${CHECKS} A quick second look.`, megabytes: 156, licence: 'MIT' }),
  ...offer('SigLIP', { what: `${CHECKS} A more exact second look, and a larger download.`, megabytes: 213 }),
  'heading: A model of your own',
  'textbox: Name on the server (owner/name)',
  'textbox: Address of the server (empty for huggingface.co)',
  'combobox: Kind of model, Found out from its files',
  'combobox: Number format of its files, Exact, the largest files (fp32)',
  'button: Or a folder on your disk, laid out like a repository on the hub, No file chosen',
  expect.stringMatching(/^Models of the kind BLIP can be made for Altlight/),
  ...['status: ', 'alert: ', 'button: Install'],
  ...[
    'heading: A server of your own',
    expect.stringMatching(/^Altlight can ask a server .*It is off unless you set it/),
  ],
  'textbox: Address, with its version (such as http://127.0.0.1:11434/v1)',
  "textbox: The model's name on the server",
  'textbox: Key (empty if the server wants none)',
  'checkbox: I know that images from the pages I visit leave this device and go to this server., off',
  ...['status: ', 'button: Test the connection', 'button: Use this server'],
];

const PREFERENCES = [
  'heading: How images are described',
  'combobox: How much is said of each image, One sentence',
  'Longer descriptions take longer. Not every model can write them.',
  'combobox: How Altlight says that it may be wrong, Appears to be: a red bicycle',
  "combobox: Language of descriptions, The page's, if I read it, otherwise mine",
  'A model that does not know the language answers in one that it knows.',
  'switch: Tell the model what the page says around an image, off',
  expect.stringMatching(/^The page's title, .* They go no further than the image itself\./),
  'combobox: Where captioning models run, Where this device is best at it',
  'combobox: Where icons, logos and flags are recognised, On the processor',
  'switch: Play a sound when an answer took long, off',
  'heading: Which images are described',
  'switch: Replace file names and other useless descriptions, on',
  'Such as "IMG_1234.jpg". The page\'s own words are put back when you switch this off.',
  'switch: Describe images that the page marks as decoration, off',
  'Pages become much longer to listen to.',
  'spinbutton: Leave images alone that are smaller than this, in pixels, 0',
  'switch: Keep descriptions from pages, off',
  'They are then written so that your screen reader finds them and the page cannot read them.',
  'heading: Sites',
  'switch: Describe images on all sites, on',
  'textbox: Sites on which Altlight is off',
  'One a line. "*.example.org" stands for example.org and everything below it.',
  'switch: Altlight is on only on sites that I list, off',
  'button: Save these lists as a file',
  ...['button: Replace these lists by those in a file, No file chosen', 'status: '],
];

const THE_REST = [
  'heading: What is kept on this device',
  '0 descriptions are remembered, so that no image is described twice.',
  expect.stringMatching(/^Everything together, with models: [\d.,]+ MB\.$/),
  'button: Forget all descriptions',
  ...['textbox: A site', 'button: Forget what was described there', 'status: '],
  ...['heading: Your own descriptions', 'You have written about, or corrected, 0 images.'],
  ...['button: Save them as a file', 'button: Delete them'],
  ...['button: Take descriptions from a file, No file chosen', 'status: '],
  'heading: Keyboard',
  ...['Describe all images on this page', 'Alt+Shift+0', 'Describe the focused image', 'Alt+Shift+D'],
  ...['Go to the next described image', 'Alt+Shift+9', 'Go to the previous described image', 'Alt+Shift+8'],
  ...['Switch Altlight on or off on this site', 'No key is set.', 'button: Change keys in the browser'],
  'heading: Diagnostics',
  'This helps to find a fault. It holds nothing of the pages you visit, and no names of sites.',
  ...['button: Collect diagnostics', 'status: '],
  'heading: Reset',
  'Puts every option back as it was on the first day. Models and your own descriptions stay. A server of your own is forgotten, with its key.',
  ...['button: Reset the options', 'status: '],
];

test('the options are heard in this order', async ({ options }) => {
  await expect(options.getByText('0 descriptions are remembered')).toBeVisible();
  await expect(options.getByText('Everything together')).toBeVisible();
  await expect(options.getByText('Alt+Shift+0')).toBeVisible();
  expect(await heard(options)).toEqual([
    'heading: Altlight options',
    'navigation: Contents',
    ...['link: Captioning models', 'link: How images are described', 'link: Which images are described', 'link: Sites'],
    ...['link: What is kept on this device', 'link: Keyboard', 'link: Diagnostics', 'link: Reset'],
    'alert: ',
    ...[...MODELS, ...PREFERENCES, ...THE_REST],
  ]);
});

test('the first-run page is heard in this order', async ({ altlight }) => {
  const page = await altlight.context.newPage();
  await page.goto(`chrome-extension://${altlight.extensionId}/welcome.html`);
  await page.getByRole('button', { name: 'Begin with the small model' }).press('Enter');
  await page.getByRole('button', { name: 'Describe it' }).press('Enter');
  await expect(page.getByText(/^Altlight says/)).toBeVisible();
  expect(await heard(page)).toEqual([
    'heading: Welcome to Altlight',
    'Altlight gives images on web pages a description, where the page has none. Your screen reader finds it at the image.',
    'Nothing that you look at leaves this device.',
    'It is on already. For more, open the context menu of an image and choose "Describe this image".',
    'heading: Which model describes your images?',
    'A small model is here already. It knows icons, logos, flags and emoji, and is silent about photographs.',
    'button: Begin with the small model',
    expect.stringMatching(
      /^The model distilvit describes photographs, too\..* 187 MB\. .* \d+ minutes?\b.* It comes from huggingface\.co, and nothing else is fetched\.$/,
    ),
    ...['button: Fetch distilvit as well', 'status: '],
    ...['heading: Try it', 'Here is a picture without a description.', 'button: Describe it'],
    ...['status: ', 'Altlight says: ', 'Appears to be: flag of japan'],
    'That is all. The page that you came from is described, too.',
    ...['button: Close this page and browse', 'link: Keys and other options'],
  ]);
  await page.close();
});
