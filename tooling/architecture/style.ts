import { SIZE } from './text';

/** By what a stack is, from the palette of Okabe and Ito for the colour-blind. */
const STACKS = { cluster: '#0072b2', client: '#e69f00', peering: '#009e73', replication: '#cc79a7' };
const LIGHT = { page: '#ffffff', region: '#f6f8fa', line: '#8c959f', text: '#1f2328' };
const DARK = { page: '#0d1117', region: '#151b23', line: '#656c76', text: '#f0f6fc' };

/** Light, and dark for a reader who prefers it; a renderer without that media query shows light. Both have a background of their own. */
export const STYLE = [
  `text { font-family: -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; font-size: ${SIZE}px; }`,
  '.strong { font-weight: 600; }',
  '.title { font-size: 18px; }',
  'rect, polyline { stroke-width: 1.5; }',
  'polyline { fill: none; }',
  'polyline.https { stroke-dasharray: 5 4; }',
  ...Object.entries(STACKS).flatMap(([stack, colour]) => [`.${stack} { stroke: ${colour}; }`, `.stack.${stack} { fill: ${colour}; fill-opacity: 0.13; }`]),
  ...colours(LIGHT),
  '@media (prefers-color-scheme: dark) {', ...colours(DARK), '}',
];

function colours({ page, region, line, text }: typeof LIGHT): string[] {
  return [
    `text, .head { fill: ${text}; }`,
    `.page, .item, .chip { fill: ${page}; }`,
    `.region { fill: ${region}; }`,
    `.region, .services, .operators { stroke: ${line}; }`,
    `.chip, polyline { stroke: ${text}; }`,
  ];
}
