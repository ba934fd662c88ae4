// Draws the charts of the pages with Apache ECharts, which is loaded with the first chart and no sooner.
const library = '_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js';
const symbols = ['circle', 'triangle', 'rect', 'diamond', 'pin', 'arrow'];
const ramp = ['#eef6f4', '#b9dcd3', '#79bba9', '#3b8f7d', '#17614f', '#082f2a'];
const shown = new WeakMap();
let loading;

function load() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = library;
    script.onload = done;
    script.onerror = () => failed(new Error(library));
    document.head.append(script);
  });
  return loading;
}

export async function draw(place, said, view) {
  await load();

  // The page may have moved on meanwhile, and taken the place with it.
  if (!place?.isConnected) return;
  let at = shown.get(place);
  if (!at) {
    const language = document.documentElement.lang.startsWith('zh') ? 'ZH' : 'EN';
    at = { chart: echarts.init(place, null, { locale: language }), said };
    shown.set(place, at);
    at.watch = new ResizeObserver(() => { if (place.clientWidth > 0) at.chart.resize(); });
    at.watch.observe(place);
    place.addEventListener('keydown', pressed => press(at, pressed));
  }
  at.view = view;
  at.point = undefined;
  at.chart.setOption({ ...frame(), ...(view.kind === 'heat' ? heat(view) : series(view)) }, { notMerge: true });
  place.dataset.drawn = view.kind;
}

export function whole(place) {
  shown.get(place)?.chart.dispatchAction({ type: 'dataZoom', start: 0, end: 100 });
}

export function dispose(place) {
  const at = shown.get(place);
  at?.watch.disconnect();
  at?.chart.dispose();
  shown.delete(place);
}

export function saveText(name, text) {
  save(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

// The picture bears the title that stands above the chart on the page.
export function savePicture(place, name) {
  const at = shown.get(place);
  if (!at) return;
  const scale = 2, head = 40 * scale, drawn = at.chart.renderToCanvas({ pixelRatio: scale, backgroundColor: '#fff' });
  const canvas = Object.assign(document.createElement('canvas'), { width: drawn.width, height: drawn.height + head });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#1d2a2f';
  pen.font = `600 ${15 * scale}px ${font()}`;
  pen.fillText(`${at.view.title} (${at.view.unit})`, 12 * scale, 26 * scale);
  pen.drawImage(drawn, 0, head);
  canvas.toBlob(picture => save(name, picture), 'image/png');
}

function save(name, content) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function font() {
  return getComputedStyle(document.body).fontFamily;
}

function frame() {
  return { animation: false, textStyle: { fontFamily: font(), color: '#1d2a2f' } };
}

function number(value, unknown) {
  return value === null || value === undefined
    ? unknown
    : new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : 2 }).format(value);
}

function series(view) {
  const bars = view.series.some(one => one.shape === 'Bars');
  const limits = view.series.some(one => one.shape === 'Limit');
  const stacked = view.series.filter(one => one.shape === 'Bars').length > 1;
  return {
    aria: { enabled: true, label: { enabled: false }, decal: { show: stacked } },
    grid: {
      left: 6, right: limits ? 96 : 14, top: view.series.length > 1 || view.band ? 56 : 30, bottom: view.zooms ? 44 : 6,
      outerBoundsMode: 'same', outerBoundsContain: 'axisLabel',
    },
    legend: view.series.length > 1 || view.band ? { top: 0, type: 'scroll', itemWidth: 28, textStyle: { color: '#1d2a2f' }, data: names(view) } : undefined,
    tooltip: { trigger: 'axis', confine: true, axisPointer: { type: bars ? 'shadow' : 'line' }, formatter: hit => note(view, hit[0].dataIndex) },
    xAxis: { type: 'category', data: view.labels, boundaryGap: bars, axisLabel: { color: '#4c5b61', hideOverlap: true }, axisLine: { lineStyle: { color: '#7d8d93' } } },
    yAxis: {
      type: 'value', name: view.unit, nameGap: 10, scale: view.scaled, nameTextStyle: { color: '#4c5b61', align: 'left' },
      axisLabel: { color: '#4c5b61', formatter: value => number(value, '') }, splitLine: { lineStyle: { color: '#e3e9eb' } },
    },
    dataZoom: zooming(view.zooms, { xAxisIndex: 0 }),
    series: [...band(view.band), ...view.series.map(one)],
  };
}

function names(view) {
  return [...view.series.map(one => one.name), ...(view.band ? [view.band.name] : [])];
}

function one(given, index) {
  const base = { name: given.name, data: given.values, itemStyle: { color: given.colour }, emphasis: { disabled: true } };
  if (given.shape === 'Bars') {
    return { ...base, type: 'bar', stack: given.stack || undefined, barMaxWidth: 34, itemStyle: { color: given.colour, borderRadius: given.stack ? 0 : [2, 2, 0, 0] } };
  }
  const few = given.values.length <= 40;
  const line = { ...base, type: 'line', connectNulls: false, symbol: symbols[index % symbols.length], symbolSize: 6, showSymbol: few && given.shape !== 'Limit', lineStyle: { color: given.colour, width: 2 } };
  if (given.shape === 'Dashed') line.lineStyle.type = 'dashed';
  if (given.shape === 'Points') Object.assign(line, { symbol: 'diamond', symbolSize: 11, showSymbol: true, lineStyle: { width: 0 } });
  if (given.shape === 'Limit') {
    line.symbol = 'none';
    line.lineStyle = { color: given.colour, width: 1.5, type: [[2, 3], [8, 3], 'solid'][index % 3] };
    line.endLabel = { show: true, formatter: '{a}', color: given.colour, distance: 4 };
    line.labelLayout = { moveOverlap: 'shiftY' };
  }
  return line;
}

// The area between both ends: an invisible line carries it.
function band(given) {
  if (!given) return [];
  const stacked = { type: 'line', stack: 'band', symbol: 'none', lineStyle: { opacity: 0 }, emphasis: { disabled: true }, silent: true };
  const width = given.high.map((high, at) => high === null || given.low[at] === null ? null : high - given.low[at]);
  return [
    { ...stacked, name: '\u200b', data: given.low, itemStyle: { color: given.colour } },
    { ...stacked, name: given.name, data: width, itemStyle: { color: given.colour }, areaStyle: { color: given.colour, opacity: 0.18 } },
  ];
}

function zooming(zooms, axis) {
  return !zooms ? [] : [
    { type: 'slider', ...axis, height: 18, bottom: 6, showDataShadow: false, brushSelect: true, handleSize: '110%', borderColor: '#c8d3d6', fillerColor: '#0b6e5f22', moveHandleStyle: { color: '#9bbdb5' }, handleStyle: { borderColor: '#0b6e5f' }, textStyle: { color: '#4c5b61' } },
    { type: 'inside', ...axis, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, preventDefaultMouseMove: false },
  ];
}

function heat(view) {
  const data = [], known = [];
  view.values.forEach((rows, x) => rows.forEach((value, y) => {
    if (value !== null) {
      known.push(value);
      data.push([x, y, value]);
    }
  }));
  known.sort((a, b) => a - b);

  // One hour beyond all others must not leave the rest in one shade.
  const most = known.length ? known[Math.min(known.length - 1, Math.floor(known.length * 0.995))] : 1;
  return {
    grid: { left: 6, right: 14, top: 30, bottom: 84, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { confine: true, formatter: hit => cell(view, hit.data) },
    xAxis: { type: 'category', data: view.columns, axisLabel: { color: '#4c5b61', hideOverlap: true }, axisTick: { show: false } },
    yAxis: { type: 'category', data: view.rows, inverse: true, name: view.unit, nameLocation: 'start', nameTextStyle: { color: '#4c5b61', align: 'left' }, axisLabel: { color: '#4c5b61' }, axisTick: { show: false } },
    visualMap: {
      type: 'continuous', dimension: 2, min: Math.min(0, known[0] ?? 0), max: view.smallIsDark ? 100 : most > 0 ? most : 1, calculable: true, orient: 'horizontal', left: 'center', bottom: 28, itemHeight: 220, itemWidth: 12,
      formatter: value => number(value, ''), inRange: { color: view.smallIsDark ? ramp.toReversed() : ramp }, textStyle: { color: '#4c5b61' },
    },
    dataZoom: zooming(true, { xAxisIndex: 0 }),
    series: [{ type: 'heatmap', data, progressive: 0, emphasis: { itemStyle: { borderColor: '#1d2a2f', borderWidth: 1 } } }],
  };
}

// What is hovered over, as text: names come from people and are never read as markup.
function box(title, lines) {
  const all = document.createElement('div');
  const head = document.createElement('strong');
  head.textContent = title;
  all.append(head);
  for (const [name, value] of lines) {
    const line = document.createElement('div');
    line.className = 'eq-hover';
    const left = document.createElement('span'), right = document.createElement('b');
    left.textContent = name;
    right.textContent = value;
    line.append(left, right);
    all.append(line);
  }
  return all;
}

function lines(view, index) {
  const of = view.series.map(given => [given.name, `${number(given.values[index], view.unknown)} ${view.unit}`]);
  if (view.band && view.band.low[index] !== null) {
    of.push([view.band.name, `${number(view.band.low[index], view.unknown)} – ${number(view.band.high[index], view.unknown)} ${view.unit}`]);
  }
  return of;
}

function note(view, index) {
  return box(view.labels[index], lines(view, index));
}

function cell(view, [x, y, value]) {
  return box(`${view.columns[x]} ${view.rows[y]}`, [['', `${number(value, view.unknown)} ${view.unit}`]]);
}

// Arrows go from value to value and say them, + and − zoom around the value, 0 shows everything.
function press(at, pressed) {
  const { view, chart } = at;
  const size = view.kind === 'heat' ? view.columns.length : view.labels.length;
  const [x, y] = at.point ?? [size - 1, 0];
  const moves = { ArrowLeft: [x - 1, y], ArrowRight: [x + 1, y], Home: [0, y], End: [size - 1, y], ...(view.kind === 'heat' ? { ArrowUp: [x, y - 1], ArrowDown: [x, y + 1] } : {}) };
  if (moves[pressed.key]) {
    const rows = view.kind === 'heat' ? view.rows.length : 1;
    at.point = at.point ? [Math.max(0, Math.min(size - 1, moves[pressed.key][0])), Math.max(0, Math.min(rows - 1, moves[pressed.key][1]))] : [x, y];
    tell(at);
  } else if (pressed.key === '+' || pressed.key === '=' || pressed.key === '-') {
    zoom(chart, x / Math.max(1, size - 1) * 100, pressed.key === '-' ? 2 : 0.5);
  } else if (pressed.key === '0') {
    chart.dispatchAction({ type: 'dataZoom', start: 0, end: 100 });
  } else {
    return;
  }
  pressed.preventDefault();
}

function tell(at) {
  const { view, chart, point: [x, y], said } = at;
  if (view.kind === 'heat') {
    const value = view.values[x][y];
    const index = value === null ? -1 : chart.getOption().series[0].data.findIndex(of => of[0] === x && of[1] === y);
    chart.dispatchAction(index < 0 ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: 0, dataIndex: index });
    said.textContent = `${view.columns[x]} ${view.rows[y]}: ${number(value, view.unknown)} ${view.unit}`;
  } else {
    chart.dispatchAction({ type: 'showTip', seriesIndex: view.band ? 2 : 0, dataIndex: x });
    said.textContent = `${view.labels[x]}: ${lines(view, x).map(([name, value]) => `${name} ${value}`).join(', ')}`;
  }
}

function zoom(chart, around, by) {
  const now = chart.getOption().dataZoom[0];
  if (!now) return;
  const half = Math.min(50, Math.max(2, (now.end - now.start) * by / 2));
  const start = Math.min(Math.max(0, around - half), 100 - 2 * half);
  chart.dispatchAction({ type: 'dataZoom', start, end: start + 2 * half });
}
