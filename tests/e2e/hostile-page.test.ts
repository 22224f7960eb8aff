import { expect, test } from './../support/fixtures';
import { flagOfJapan } from '../support/png';

test.beforeAll(({ site }) => void site.file('/japan.png', flagOfJapan(), 'image/png'));

/** Names that HTML lets a form's fields and a document's images put over the DOM's own (LegacyOverrideBuiltIns). */
const OF_FORMS = [
  'parentElement',
  'parentNode',
  'matches',
  'assignedSlot',
  'getRootNode',
  'localName',
  'shadowRoot',
  'closest',
  'isConnected',
  'ownerDocument',
  'hasAttribute',
  'getAttribute',
  'children',
  'checkVisibility',
];
const OF_DOCUMENTS = [
  'documentElement',
  'addEventListener',
  'createTreeWalker',
  'createElement',
  'visibilityState',
  'querySelectorAll',
  'getElementById',
  'baseURI',
  'body',
];

test("fields and images named like the DOM's own properties do not confuse it", async ({ describe, site }) => {
  const fields = OF_FORMS.map((name) => `<input name="${name}">`).join('');
  const images = OF_DOCUMENTS.map((name) => `<img name="${name}" alt="">`).join('');
  const found = await describe(
    site.page(
      `${images}<form>${fields}<p><img id="in-form" src="/japan.png"></p></form><img id="after" src="/japan.png">`,
    ),
  );
  expect(found.get('#after')).toMatchObject({ state: 'described' });
  expect([...found.values()].find(({ selector }) => selector.includes('in-form'))).toMatchObject({
    state: 'described',
  });
});

test("a page that has replaced the DOM's functions in its own world does not matter", async ({ describe, site }) => {
  const script = `<script>
    for (const name of ['getAttribute', 'setAttribute', 'matches', 'querySelectorAll', 'hasAttribute'])
      Element.prototype[name] = () => { throw new Error('mine'); };
    HTMLCanvasElement.prototype.getContext = () => null;
    window.MutationObserver = window.IntersectionObserver = undefined;
  </script>`;
  const found = await describe(site.page('<img id="it" src="/japan.png">', script));
  expect(found.get('#it')).toMatchObject({ state: 'described' });
});

test('a strict Content-Security-Policy does not keep it from working', async ({ describe, site }) => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'">`;
  const found = await describe(
    site.page(
      '<img id="it" src="/japan.png"><div id="background" role="img" style="width:96px;height:96px;background:url(/japan.png)"></div>',
      policy,
    ),
  );
  expect(found.get('#it')).toMatchObject({ state: 'described' });
});

test("an author's text with markup and direction marks is passed on as text", async ({ describe, site }) => {
  const found = await describe(site.page('<img id="it" src="/japan.png" alt="<b>Bold</b> &#x202E;drawkcab">'));
  expect(found.get('#it')).toMatchObject({ state: 'named', written: null });
});
