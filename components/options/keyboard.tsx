import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

interface Command {
  name?: string | undefined;
  description?: string | undefined;
  shortcut?: string | undefined;
}

type FirefoxCommands = typeof browser.commands & { openShortcutSettings(): Promise<void> };

/** The keys as they are set in the browser, which is where they are changed. */
export function Keyboard() {
  const commands = useSignal<Command[]>([]);
  useEffect(() => {
    const read = async () => {
      const all = await browser.commands.getAll();
      // The browser's own command that opens the popup has no words of ours.
      commands.value = all.filter(({ name }) => !name?.startsWith('_'));
    };
    const again = () => void read();
    again();
    // The user comes back from where they are changed: from another tab, or from another window.
    addEventListener('focus', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      removeEventListener('focus', again);
      document.removeEventListener('visibilitychange', again);
    };
  }, [commands]);
  const change = async () => {
    if (import.meta.env.FIREFOX) await (browser.commands as FirefoxCommands).openShortcutSettings();
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  };
  return (
    <>
      <dl>
        {commands.value.map(({ name, description, shortcut }) => (
          <div key={name}>
            <dt>{description}</dt>
            <dd>{shortcut ? <kbd>{shortcut}</kbd> : i18n.t('options.keyboard.none')}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => void change()}>
        {i18n.t('options.keyboard.change')}
      </button>
    </>
  );
}
