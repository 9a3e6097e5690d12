import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';

import { useTexts } from '../texts/language.ts';
import { useTheme } from './theme.ts';

/** Colours of the page as the canvas takes them, in its present light. */
export type Colours = Readonly<Record<(typeof names)[number], string>>;
const names = ['ground', 'ground-3', 'line', 'line-strong', 'text', 'text-2', 'accent', 'high', 'middle', 'low', 'good'] as const;

interface ChartProps {
  /** What it shows, in words: read out in place of the drawing, whose figures also stand in a table. */
  readonly label: string;
  readonly height?: number;
  readonly option: (colours: Colours) => EChartsCoreOption;
  /** A mark was clicked: its place among the data. */
  readonly onPick?: (index: number) => void;
}

/** A chart. The library comes when the first one is shown. */
export function Chart({ label, height = 240, option, onPick }: ChartProps) {
  const say = useTexts();
  const light = `${useTheme()} ${usePrefersDark()}`;
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const latest = useRef({ option, onPick });
  const [status, setStatus] = useState<'loading' | 'ready' | 'failed'>('loading');

  useEffect(() => {
    let isGone = false;
    let resized: ResizeObserver | undefined;
    const draw = async (): Promise<void> => {
      const { init } = await import('./chart-library.ts');
      const { current } = place;
      if (isGone || !current) return;
      // The library empties the place by `innerHTML`, which the policy of the page forbids.
      Object.defineProperty(current, 'innerHTML', {
        configurable: true,
        set() {
          current.replaceChildren();
        },
      });
      const made = init(current, undefined, { renderer: 'canvas' });
      made.on('click', ({ dataIndex }) => latest.current.onPick?.(dataIndex));
      chart.current = made;
      resized = new ResizeObserver(() => made.resize());
      resized.observe(current);
      setStatus('ready');
    };
    draw().catch(() => setStatus('failed'));
    return () => {
      isGone = true;
      resized?.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => {
    latest.current = { option, onPick };
    if (status !== 'ready' || !place.current) return;
    const colours = coloursIn(place.current, light);
    chart.current?.setOption({ ...shared(colours), ...option(colours) }, { notMerge: true });
  }, [option, onPick, status, light]);

  return (
    <div className="chart" style={{ height }}>
      {/* The drawing is the library’s, beside whatever React keeps. */}
      <div ref={place} className="chart-place" role="img" aria-label={label} aria-busy={status === 'loading'} data-status={status} />
      {status !== 'ready' && <p className="chart-wait fine" role="status">{say(status === 'loading' ? 'loading' : 'chart_failed')}</p>}
    </div>
  );
}

function usePrefersDark(): boolean {
  const [isDark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const change = (): void => setDark(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  return isDark;
}

/** The colours of the page where something stands; they are other ones in another light. */
function coloursIn(place: HTMLElement, _light: string): Colours {
  const probe = document.createElement('span');
  place.append(probe);
  const found = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(found) as Colours;
}

/** What all charts have in common. Words over a mark are drawn, not made of HTML, which the page takes none of. */
function shared(colours: Colours): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: 'system-ui, "DejaVu Sans", sans-serif', color: colours['text-2'] },
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: colours.ground, borderColor: colours['line-strong'], textStyle: { color: colours.text, fontSize: 12 } },
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
  };
}

/** An axis as all charts have it. */
export function axis(colours: Colours, more: object): object {
  return { axisLine: { lineStyle: { color: colours['line-strong'] } }, axisTick: { show: false }, axisLabel: { color: colours['text-2'], fontSize: 11, hideOverlap: true }, splitLine: { lineStyle: { color: colours.line } }, ...more };
}
