/** The import rule of docs/architecture.md: what each folder may import, besides itself. */
const MAY_IMPORT = {
  shared: [],
  settings: ['shared'],
  messaging: ['shared'],
  models: ['shared'],
  images: ['shared'],
  pixels: ['shared'],
  page: ['images', 'pixels', 'messaging', 'settings', 'shared'],
  describers: ['models', 'shared'],
  engine: ['describers', 'models', 'shared'],
  descriptions: ['engine', 'models', 'settings', 'pixels', 'messaging', 'shared'],
};

/** One owner for each npm package that is easily spread. */
const OWNERS = {
  '@huggingface/transformers': '^lib/describers/transformers/',
  'onnxruntime-web': '^lib/describers/blip/',
  idb: '^lib/descriptions/',
  'dom-accessibility-api': '^lib/images/',
  'image-dimensions': '^lib/pixels/',
  'ipaddr.js': '^lib/pixels/',
};

const folderRules = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `lib/${folder}`,
  severity: 'error',
  from: { path: `^lib/${folder}/` },
  to: { path: '^(lib|components|entrypoints)/', pathNot: `^lib/(${[folder, ...allowed].join('|')})/` },
}));

const ownerRules = Object.entries(OWNERS).map(([name, owner]) => ({
  name: `owner-of-${name}`,
  severity: 'error',
  from: { path: '^(lib|components|entrypoints)/', pathNot: `${owner}|^entrypoints/bench/` },
  to: { path: `node_modules/${name}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...folderRules,
    ...ownerRules,
    {
      name: 'components',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(lib|entrypoints)/', pathNot: '^lib/(settings|messaging|shared)/' },
    },
    {
      name: 'engine-knows-no-browser',
      severity: 'error',
      from: { path: '^lib/(engine|describers|models|shared|images|pixels)/' },
      to: { path: 'wxt/.*browser|webextension-polyfill|@webext-core' },
    },
    {
      name: 'nothing-imports-entrypoints',
      severity: 'error',
      from: { pathNot: '^entrypoints/bench/' },
      to: { path: '^entrypoints/' },
    },
    // An import that is not resolved would slip through the rules above.
    {
      name: 'unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(#i18n|[.]{1,2}/.*[?]worker)$' },
    },
    { name: 'no-cycles', severity: 'error', from: { path: '^(lib|components)/' }, to: { circular: true } },
    {
      name: 'no-product-code-imports-tests',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/' },
      to: { path: '^(tests|cli|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
  },
};
