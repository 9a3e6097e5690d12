import * as Menu from '@radix-ui/react-dropdown-menu';

import { useTexts } from '../texts/language.ts';
import { columns, defaultColumns } from './columns.tsx';

interface ColumnsMenuProps {
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
}

export function ColumnsMenu({ shown, onChange }: ColumnsMenuProps) {
  const say = useTexts();
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild><button type="button" className="button">{say('columns')}</button></Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="popover menu" align="end" sideOffset={6} collisionPadding={8}>
          {columns.map(({ id, label }) => (
            <Menu.CheckboxItem key={id} className="menu-item" checked={shown.includes(id)} onSelect={(event) => event.preventDefault()} onCheckedChange={(isShown) => onChange(columns.map((column) => column.id).filter((one) => (one === id ? isShown : shown.includes(one))))}>
              <span className="menu-check" aria-hidden="true">{shown.includes(id) ? '✓' : ''}</span>{say(label)}
            </Menu.CheckboxItem>
          ))}
          <Menu.Item className="menu-item" onSelect={() => onChange(defaultColumns)}><span className="menu-check" />{say('columns_reset')}</Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
