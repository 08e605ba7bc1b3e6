/**
 * Which consumer groups MirrorMaker syncs.
 */

/** The groups of Kafka Connect's sink connectors. */
const CONNECT = 'connect-';

/** How the names of groups begin that MirrorMaker leaves out by itself. Setting the list replaces it, so that ours begins with it. */
const LEFT_OUT = ['console-consumer-', CONNECT, '__'];

/**
 * How the names of groups begin that are never synced.
 *
 * @param connectGroups whether those of Kafka Connect are
 */
export function beginningsLeftOut(connectGroups: boolean): string[] {
  return LEFT_OUT.filter((beginning) => !connectGroups || beginning !== CONNECT);
}

/** The same as expressions. */
export function groupsLeftOut(connectGroups: boolean): string[] {
  return beginningsLeftOut(connectGroups).map((beginning) => `${beginning}.*`);
}
