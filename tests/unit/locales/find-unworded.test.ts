import { describe, expect, it } from 'vitest';
import { findUnworded } from '../../support/find-unworded';

/** The findings without where they are. @param code with #{ for what begins an expression in a template @param others further modules, by their names */
function find(code: string, others: Record<string, string> = {}) {
  const modules = Object.entries(others).map(([name, text]) => [`/${name}.tsx`, text] as const);
  const { literals, joins } = findUnworded(new Map([['/component.tsx', code.replaceAll('#{', '${')], ...modules]));
  const texts = (found: readonly string[]) => found.map((line) => line.slice(line.indexOf(' ') + 1));
  return { literals: texts(literals), joins: texts(joins) };
}

const component = (body: string, before = '') => `const Part = ({ isOn, name }) => { ${before} return ${body}; };`;

describe('words in code', () => {
  it.each([
    ['a text', component('<p>Foo</p>')],
    ['an expression', component("<p>{'Foo'}</p>")],
    ['a choice', component("<p>{isOn ? name : 'Foo'}</p>")],
    ['a choice of choices', component("<p>{isOn ? (name ? 'Foo' : '') : name}</p>")],
    ['a condition', component("<p>{isOn && 'Foo'}</p>")],
    ['what stands for nothing', component("<p>{name ?? 'Foo'}</p>")],
    ['what stands for an empty text', component("<p>{name || ('Foo' as string)}</p>")],
    ['a template', component('<p>{`Foo`}</p>')],
    ['a template with a name', component('<p>{`Foo#{name}`}</p>')],
    ['what is in a template', component("<p>{`#{isOn ? 'Foo' : ''}`}</p>")],
    ['a sum', component("<p>{'Foo' + name}</p>")],
    ['an attribute', component('<img alt="Foo" />')],
    ['an attribute by expression', component("<button aria-label={isOn ? 'Foo' : name} />")],
    ['a title', component('<p title={`Foo`} />')],
    ['a placeholder', component("<input placeholder={name || 'Foo'} />")],
    ['attributes that are spread', component("<p {...{ title: 'Foo' }} />")],
    ['what is said', "say('Foo');"],
    ['what is told', "state.tell(isOn ? 'Foo' : '');"],
    ['a question', 'const may = () => isOn || confirm(`Foo`);'],
    ['an option of a call', "browser.action.setTitle({ tabId, title: 'Foo' });"],
    ['an attribute that is set', "region.setAttribute('aria-label', 'Foo');"],
    ['a content that is set', "region.textContent = isOn ? 'Foo' : '';"],
    ['what is put into a sentence', component("<p>{i18n.t('a.b', [name, 'Foo'])}</p>")],
    ['what is put into it by name', component("<p>{i18n.t('a.b', { name, first: isOn ? 'Foo' : '' })}</p>")],
    ['a signal', component('<p>{said}</p>', "const said = useSignal(''); said.value = isOn ? 'Foo' : '';")],
    ['what a signal begins with', component('<p>{said.value}</p>', "const said = useSignal('Foo');")],
    ['what is computed', component('<p>{said}</p>', "const said = computed(() => { return 'Foo'; });")],
    ['a variable', component('<p>{words}</p>', "let words = ''; if (isOn) words = 'Foo';")],
    ['a part of an object', component('<p>{words}</p>', "const { words } = isOn ?? { words: 'Foo', id: 'x' };")],
    ['a table', `const WORDS = { on: 'Foo' } as const; ${component('<p>{WORDS[name]}</p>')}`],
    ['a list', component("<ul>{['Foo'].map((item) => <li>{item}</li>)}</ul>")],
    ['pairs', component("<ul>{[['id', 'Foo']].map(([id, words]) => <li id={id}>{words}</li>)}</ul>")],
    ['what is pushed', component('<p>{all}</p>', "const all = []; all.push('Foo');")],
    ['a function', `function words(of) { if (of) return 'Foo'; return ''; } ${component('<p>{words(name)}</p>')}`],
    ['an argument', component("<p>{button('Foo')}</p>", 'const button = (words) => <button>{words}</button>;')],
    ['an attribute of our own', `const Our = ({ hint, id }) => <p id={id}>{hint}</p>; <Our id="x" hint="Foo" />;`],
    [
      'one with pairs in it',
      `const Our = ({ of }) => of.map(([, words]) => <p>{words}</p>); <Our of={[['x', 'Foo']]} />;`,
    ],
    ['a method', component('<p>{state.hint(name)}</p>', "const state = { hint() { return 'Foo'; } };")],
    [
      'what a function makes',
      `const make = () => ({ hint: (x) => 'Foo' }); ${component('<p>{hint(name)}</p>', 'const { hint } = make();')}`,
    ],
    [
      'what a method is given',
      component('<p>{said}</p>', "const state = { note(words) { said = words; } }; let said; state.note('Foo');"),
    ],
  ])('are found in %s', (_, code) => expect(find(code).literals).toEqual(['Foo']));

  it('are found through other modules', () => {
    const words = "export const WORDS = { on: 'Foo' }; export const wordsFor = (state) => WORDS[state];";
    const code = `import { wordsFor } from './words'; ${component('<p>{wordsFor(name)}</p>')}`;
    expect(find(code, { words }).literals).toEqual(['Foo']);
  });

  it('are not what no person hears or reads', () => {
    const code = `
      import { i18n } from '#i18n';
      import { other, unknown } from 'elsewhere';
      const KEYS = { 'in-use': 'models.inUse' } as const satisfies Record<'in-use', string>;
      const BADGES = { on: { title: 'badge.on' } };
      const FORMATS = ['fp32'] as const;
      type Kind = 'icon' | 'logo';
      export function Part({ state, onChoice }: { state: 'in-use'; onChoice: (kind: Kind) => void }) {
        const step = useSignal<'first' | 'last'>('first');
        unknown.value = 'last';
        addEventListener('focus', () => { step.value = 'last'; });
        setTitle({ title: i18n.t(BADGES.on.title) });
        region.setAttribute('role', 'status');
        if (state === 'in-use') console.warn('Altlight: in use', \`\${state}: \${step}\`);
        const choices = FORMATS.map((format) => [format, i18n.t(\`format.\${format}\`)] as const);
        return (
          <p id="part" class={\`part \${state}\`} key={\`\${state}: x\`} lang="en" role={state ? 'alert' : 'status'}>
            <input type="text" name="site" /> {i18n.t(KEYS[state])}
            {other}
            {step.value === 'first' && <a href={\`#\${state}\`}>{i18n.t(state ? 'a.b' : 'a.c')}</a>}
            {choices.map(([value, words]) => <option value={value}>{words}</option>)}
            <button type="button" onClick={() => onChoice('icon')}>{state && ''}</button>
          </p>
        );
      }`;
    expect(find(code)).toEqual({ literals: [], joins: [] });
  });
});

describe('joins in code', () => {
  it.each([
    ['a sign between two expressions', component('<p>{name}: {isOn}</p>'), ':'],
    ['a sign after one', component('<p>{name},</p>'), ','],
    ['a sign before an element', component('<p>{name} — <b>{isOn}</b></p>'), '—'],
    ['a space between two expressions', component('<p>{name} {isOn}</p>'), '" "'],
    ['a template', component('<p>{`#{name}: #{isOn}`}</p>'), ':'],
    ['a template in an attribute', component('<p aria-label={`#{name} · #{isOn}`} />'), '·'],
    ['sentences in a template', component('<p>{words}</p>', 'const words = `#{name} #{isOn}`;'), '" "'],
    ['a sum', component("<p>{name + ': ' + isOn}</p>"), ':'],
    ['sentences in a sum', component("<p>{name + ' ' + isOn}</p>"), '" "'],
    ['a list', component("<p>{i18n.t('a.b', [name.join(', ')])}</p>"), ','],
    ['a list of sentences', component("<p>{[name, isOn].filter(Boolean).join(' ')}</p>"), '" "'],
    ['a list without a sign', component('<p>{name.join()}</p>'), ','],
    ['what is said', 'say(`#{name}: #{isOn}`);', ':'],
    ['a signal', component('<p>{said}</p>', "const said = useSignal(''); said.value = name + ' (' + isOn;"), '('],
  ])('are found in %s', (_, code, sign) => expect(find(code)).toEqual({ literals: [], joins: [sign] }));

  it('are found where they are written', () => {
    const { joins } = findUnworded(new Map([['/a/b.tsx', 'const one = 1;\n<p>\n  {one}: {one}\n</p>;']]));
    expect(joins).toEqual(['/a/b.tsx:3 :']);
  });
});
