import { Modal } from '../parts/modal.tsx';
import { useTexts } from '../texts/language.ts';

const shortcuts = [
  [['j', 'k'], 'key_move'],
  [['Enter'], 'key_open'],
  [['a', 'p', 'r'], 'key_decide'],
  [['/'], 'key_search'],
  [['x'], 'key_select'],
  [['n'], 'key_next_claim'],
  [['q'], 'key_queue'],
  [['u'], 'key_back'],
  [['c'], 'key_chat'],
  [['?'], 'key_help'],
] as const;

export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts();
  return (
    <Modal title={say('shortcuts')} onClose={onClose}>
      <dl className="shortcuts">
        {shortcuts.map(([keys, text]) => (
          <div key={text}>
            <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{say(text)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
