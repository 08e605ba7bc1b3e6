import { EXPRESS_READ_ONLY, EXPRESS_SETTABLE, STANDARD_SETTABLE, isOwnedByMsk } from '../../kafka/settable-properties';
import { error, isKnown, warning } from '../../private/rules';
import type { ClusterRule } from './rule';

/** Broker settings. */
export const SERVER_PROPERTIES_RULES: readonly ClusterRule[] = [
  error('server-properties-owned', ({ props: { serverProperties = {} } }) => {
    const owned = Object.keys(serverProperties).filter(isOwnedByMsk);
    return owned.length > 0 && `serverProperties ${owned.join(', ')}: MSK sets these itself and allows no value`;
  }),

  error('server-properties-express', ({ props: { serverProperties = {} }, express }) => {
    const fixed = Object.keys(serverProperties).filter((key) => EXPRESS_READ_ONLY.has(key) && !isOwnedByMsk(key));
    return express && fixed.length > 0 && `serverProperties ${fixed.join(', ')}: read-only on Express brokers, no value is allowed`;
  }),

  warning('server-properties-unknown', ({ props: { serverProperties = {} }, express }) => {
    const settable = express ? EXPRESS_SETTABLE : STANDARD_SETTABLE;
    const unknown = Object.keys(serverProperties).filter((key) =>
      isKnown(key) && !settable.has(key) && !isOwnedByMsk(key) && !(express && EXPRESS_READ_ONLY.has(key)));
    return unknown.length > 0 && `serverProperties ${unknown.join(', ')}: not in the list of settings that MSK is known to take`;
  }),

  error('server-properties-lines', ({ props: { serverProperties = {} } }) => {
    const broken = Object.entries(serverProperties).filter(([key, value]) => key.trim() === '' || /[\r\n]/.test(key + value));
    return broken.length > 0 && `serverProperties ${broken.map(([key]) => JSON.stringify(key)).join(', ')}: a name and a value on one line are allowed`;
  }),
];
