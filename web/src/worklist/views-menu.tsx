import * as Popover from '@radix-ui/react-popover';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { type Filters, filtersIn, orderOf } from '../filters/filters.ts';
import { viewsOptions } from '../service/desk.ts';
import { problemOf, service } from '../service/service.ts';
import { useTexts } from '../texts/language.ts';

interface ViewsMenuProps {
  readonly filters: Filters;
  readonly columns: readonly string[];
  readonly onChoose: (filters: Filters, columns: readonly string[]) => void;
}

/** Views of the list that are kept, one’s own and those that are shared; what is in sight can be kept as another. */
export function ViewsMenu({ filters, columns, onChoose }: ViewsMenuProps) {
  const say = useTexts();
  const queries = useQueryClient();
  const { data } = useQuery(viewsOptions());
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const again = (): void => void queries.invalidateQueries({ queryKey: ['views'] });
  const save = useMutation({
    mutationFn: () =>
      service.call('POST /views', {
        body: { name: name.trim(), is_shared: isShared, view: { where: [...filters.where], ...(filters.period && { period: filters.period }), order: orderOf(filters), ...(filters.top !== undefined && { first: filters.top }), columns: [...columns] } },
      }),
    onSuccess: () => {
      setName('');
      again();
    },
  });
  const remove = useMutation({ mutationFn: (id: string) => service.call('DELETE /views/{id}', { path: { id } }), onSuccess: again });
  const failed = save.error ?? remove.error;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  const views = data?.data ?? [];
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild><button type="button" className="button">{say('views')}</button></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover views" align="end" sideOffset={6} collisionPadding={8} aria-label={say('views')}>
          {views.length === 0 ? <p className="muted">{say('views_none')}</p> : (
            <ul>
              {views.map(({ view_id: id, name: title, owner, is_own: isOwn, is_shared: isOfAll, view }) => (
                <li key={id}>
                  <button type="button" className="menu-item" onClick={() => {
                    const [order] = view.order;
                    const sort = order?.field === undefined ? undefined : `${order.field}${order.direction === 'asc' ? '.asc' : ''}`;
                    onChoose(filtersIn({ where: view.where, period: view.period, sort, top: view.first }), view.columns);
                    setOpen(false);
                  }}>
                    {title} <span className="fine">{isOfAll && say('view_shared_by', { owner })}</span>
                  </button>
                  {isOwn && <button type="button" className="button quiet small" aria-label={say('view_remove', { name: title })} onClick={() => remove.mutate(id)}>✕</button>}
                </li>
              ))}
            </ul>
          )}
          <form className="stacked" onSubmit={send}>
            <label htmlFor="view-name">{say('view_save')}</label>
            <input id="view-name" className="input" maxLength={100} placeholder={say('view_name')} value={name} onChange={(event) => setName(event.target.value)} />
            <label><input type="checkbox" checked={isShared} onChange={(event) => setShared(event.target.checked)} /> {say('view_share')}</label>
            <button type="submit" className="button primary" disabled={name.trim() === '' || save.isPending}>{say('view_keep')}</button>
            {failed && <p className="failure" role="alert">{problemOf(failed)?.detail ?? say('unreachable')}</p>}
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
