/** Colours of one scheme. */
interface Scheme {
  readonly page: string;
  readonly frame: string;
  readonly line: string;
  readonly text: string;
  readonly muted: string;
  /** Tint, line and name of each stack. */
  readonly stacks: Readonly<Record<'primary' | 'secondary' | 'client' | 'connection' | 'accepter' | 'mirror-maker', readonly [fill: string, line: string, name: string]>>;
}

const LIGHT: Scheme = {
  page: '#ffffff',
  frame: '#f6f8fa',
  line: '#afb8c1',
  text: '#1f2328',
  muted: '#57606a',
  stacks: {
    'primary': ['#e6f2ff', '#6cb0f2', '#0a4a94'],
    'secondary': ['#e3f6ec', '#62bd8e', '#0f5c36'],
    'client': ['#fff8db', '#d4b13f', '#735c00'],
    'connection': ['#f3edfc', '#ac8fe3', '#5a32a3'],
    'accepter': ['#fdf0e0', '#dfa35a', '#8a4b00'],
    'mirror-maker': ['#fdeaf1', '#df7fa6', '#99194f'],
  },
};

const DARK: Scheme = {
  page: '#0d1117',
  frame: '#151b23',
  line: '#4a525c',
  text: '#f0f6fc',
  muted: '#a3adb8',
  stacks: {
    'primary': ['#10233d', '#3f7ec4', '#8cc2ff'],
    'secondary': ['#0f2b20', '#35855c', '#7fdcaa'],
    'client': ['#2e2810', '#8f7a2c', '#ecd27a'],
    'connection': ['#241c3a', '#7d62b8', '#cbb2ff'],
    'accepter': ['#33240f', '#a06f2c', '#f2c07c'],
    'mirror-maker': ['#37172a', '#a85080', '#f5a3c7'],
  },
};

/** Light, and dark for whoever asks for it; a renderer that does not know the question shows light on its own background. */
export const STYLE = [
  'text { font-family: -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; font-size: 15px; }',
  '.title { font-size: 20px; font-weight: 600; }',
  '.name { font-size: 15px; font-weight: 600; }',
  '.strong { font-weight: 600; }',
  '.small { font-size: 14px; }',
  // The name of a stack that is no wider than a zone.
  '.narrow { font-size: 13px; font-weight: 400; }',
  '.frame, .stack, .vpc, .item, .chip, .pipe { stroke-width: 1.5; }',
  '.vpc { fill-opacity: 0.6; }',
  '.way { fill: none; stroke-width: 2; }',
  '.https { stroke-dasharray: 5 4; }',
  '.head, .chip.https { stroke-dasharray: none; }',
  ...colours(LIGHT),
  '@media (prefers-color-scheme: dark) {',
  ...colours(DARK).map((line) => `  ${line}`),
  '}',
];

function colours({ page, frame, line, text, muted, stacks }: Scheme): string[] {
  return [
    `text { fill: ${text}; }`,
    `.page, .chip { fill: ${page}; }`,
    `.small { fill: ${muted}; }`,
    `.frame { fill: ${frame}; stroke: ${line}; }`,
    `.subnet { fill: ${line}; fill-opacity: 0.22; }`,
    `.vpc, .item { fill: ${page}; stroke: ${line}; }`,
    `.kafka { stroke: ${text}; }`,
    `.https { stroke: ${muted}; }`,
    `.head.kafka { fill: ${text}; }`,
    `.head.https { fill: ${muted}; }`,
    ...Object.entries(stacks).flatMap(([name, [fill, stroke, label]]) => [
      `.stack.${name} { fill: ${fill}; stroke: ${stroke}; }`,
      `.vpc.${name}, .item.${name}, .pipe.${name} { stroke: ${stroke}; }`,
      `.name.${name} { fill: ${label}; }`,
    ]),
    `.pipe { fill: ${page}; }`,
    `.person { fill: ${muted}; }`,
  ];
}
