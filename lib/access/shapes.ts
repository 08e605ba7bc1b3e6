import { needed, TEXT, type Shape } from '../private/shapes';
import type { GrantConsumeOptions } from './user-grants';

export const GRANT_CONSUME_OPTIONS: Shape<GrantConsumeOptions> = {
  group: needed(TEXT),
};
