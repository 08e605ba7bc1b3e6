import { sourceAcls, sourceProbeAcls, targetAcls, targetProbeAcls, type Acl } from 'cdk-msk-georeplication/kafka';
import type { MirrorMakerDescription } from '../assembly/descriptions';
import type { Replication } from '../assembly/replications';
import { FlowProperties } from '../hosts/mirror-maker/flow-properties';
import { OWN, choosesTopics } from '../hosts/mirror-maker/own-topics';
import type { ClusterEnvironment } from './check';

/** What the users of MirrorMaker and of its probe need for them on a cluster, when it was granted no more than the app's topics. */
export function ownAcls(environment: ClusterEnvironment, { forward, failback }: Replication): Acl[] {
  return [forward, ...(failback ? [failback] : [])]
    .filter(({ environment }) => choosesTopics(environment.MIRROR_MAKER_PROPERTIES!))
    .flatMap((mirrorMaker) => [...ownAclsOf(environment, mirrorMaker), ...aclsOfProbe(environment, mirrorMaker)]);
}

function ownAclsOf({ description, endpoint }: ClusterEnvironment, mirrorMaker: MirrorMakerDescription): Acl[] {
  const flow = new FlowProperties(mirrorMaker);
  const isSource = mirrorMaker.clusters[flow.source] === description.arn;
  const { username } = JSON.parse(endpoint.secretString(mirrorMaker.secrets[isSource ? flow.source : flow.target])) as { username: string };
  return (isSource ? sourceAcls : targetAcls)(username, {
    source: flow.source,
    naming: flow.keepsNames ? 'identical' : 'prefixed',
    topics: [OWN],
    groups: [OWN],
    exactlyOnce: flow.exactlyOnce,
  });
}

function aclsOfProbe({ description, endpoint }: ClusterEnvironment, mirrorMaker: MirrorMakerDescription): Acl[] {
  const { environment } = mirrorMaker.probe ?? {};
  if (environment === undefined) {
    return [];
  }
  const flow = new FlowProperties(mirrorMaker);
  const isSource = mirrorMaker.clusters[flow.source] === description.arn;
  const { username } = JSON.parse(endpoint.secretString(environment[isSource ? 'PRIMARY_SECRET_ARN' : 'SECONDARY_SECRET_ARN']!)) as { username: string };
  return isSource
    ? sourceProbeAcls(username, { topics: [OWN] })
    : targetProbeAcls(username, { source: flow.source, naming: flow.keepsNames ? 'identical' : 'prefixed', topics: [OWN] });
}
