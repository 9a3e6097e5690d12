import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** While it is on, a claim that comes in brings the list up to date, once a second at most. Gives how many came. */
export function useLive(isOn: boolean): number {
  const queries = useQueryClient();
  const [count, setCount] = useState(0);
  useEffect(() => {
    setCount(0);
    if (!isOn) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const feed = new EventSource('/v1/live');
    feed.addEventListener('claim', () => {
      setCount((before) => before + 1);
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const key of ['worklist', 'totals']) void queries.invalidateQueries({ queryKey: [key] });
      }, 1000);
    });
    return () => {
      feed.close();
      clearTimeout(timer);
    };
  }, [isOn, queries]);
  return count;
}
