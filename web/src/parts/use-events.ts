import { useEffect, useRef, useState } from 'react';

/**
 * Reads server-sent events of the service while it is shown. The browser comes back by itself with the last id; where the
 * service refuses (the session ended), it is tried again after a while.
 *
 * @param address Of the API, from `/v1` on; undefined for none.
 */
export function useEvents(address: string | undefined, listeners: Readonly<Record<string, (data: unknown) => void>>): 'connecting' | 'open' {
  const latest = useRef(listeners);
  const [isOpen, setOpen] = useState(false);
  const names = Object.keys(listeners).join(' ');
  useEffect(() => {
    latest.current = listeners;
  });
  useEffect(() => {
    if (address === undefined) return undefined;
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const connect = (): void => {
      source = new EventSource(address);
      source.addEventListener('open', () => setOpen(true));
      source.addEventListener('error', () => {
        setOpen(false);
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(connect, 5000);
      });
      for (const name of names.split(' ')) source.addEventListener(name, (event: MessageEvent<string>) => latest.current[name]?.(JSON.parse(event.data)));
    };
    connect();
    return () => {
      clearTimeout(again);
      source?.close();
      setOpen(false);
    };
  }, [address, names]);
  return isOpen ? 'open' : 'connecting';
}
