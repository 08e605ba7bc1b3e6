import type { AssetFiles } from './asset-files';
import type { MirrorMakerDescription, OtherResource, ProbeDescription } from './descriptions';
import type { Resolver } from './resolver';
import { unknownRights } from './rights';
import { roleStatements } from './role-statements';
import { unknownIn } from '../system/unknown';

/** Its presence makes a function a probe of a replication. */
export const PROBE_SETTINGS = 'REPLICATION_PROBE';

interface FunctionProperties {
  readonly Role: string;
  readonly Code: { readonly S3Key: string };
  readonly Environment?: { readonly Variables: Readonly<Record<string, string>> };
}

/** A function that is a probe, and why it cannot be rehearsed, if so. */
interface FoundProbe {
  readonly probe: ProbeDescription;
  readonly reason?: string;
}

/** The MirrorMakers, each with the function that probes what it copies, if that can be rehearsed. */
export function withProbes(mirrorMakers: readonly MirrorMakerDescription[], code: AssetFiles, resolver: Resolver): { mirrorMakers: MirrorMakerDescription[]; others: OtherResource[] } {
  const found = describeProbes(code, resolver).map(({ probe, reason }) => {
    const hasMirrorMaker = mirrorMakers.some((mirrorMaker) => isOf(probe, mirrorMaker));
    return { probe, reason: reason ?? (hasMirrorMaker ? undefined : 'the assembly has no MirrorMaker between its clusters') };
  });
  return {
    mirrorMakers: mirrorMakers.map((mirrorMaker) => ({ ...mirrorMaker, probe: found.find(({ probe, reason }) => reason === undefined && isOf(probe, mirrorMaker))?.probe })),
    others: found.flatMap(({ probe: { name }, reason }) => reason === undefined ? [] : [{ name, kind: 'probe' as const, reason }]),
  };
}

function describeProbes(code: AssetFiles, resolver: Resolver): FoundProbe[] {
  return resolver.ofType('AWS::Lambda::Function').flatMap((found) => {
    const { Role, Code, Environment } = resolver.propertiesOf<Partial<FunctionProperties>>(found);
    const environment = Environment?.Variables ?? {};
    if (!(PROBE_SETTINGS in environment)) {
      return [];
    }
    const statements = roleStatements(Role, resolver);
    const codeDirectory = code.get(Code?.S3Key ?? '');
    const probe = { name: found.template.pathOf(found.logicalId), environment, statements, codeDirectory: codeDirectory ?? '' };
    return [{ probe, reason: codeDirectory === undefined ? 'its code is not in the assembly' : reasonAgainst(probe, resolver) }];
  });
}

/** Why it cannot be tried, if so. */
function reasonAgainst({ environment, statements }: ProbeDescription, resolver: Resolver): string | undefined {
  const what = unknownIn(environment);
  return what !== undefined ? `its environment is known to AWS only: ${what}` : unknownRights(statements, {
    clusterArns: [environment.PRIMARY_CLUSTER_ARN, environment.SECONDARY_CLUSTER_ARN],
    secretArns: [environment.PRIMARY_SECRET_ARN, environment.SECONDARY_SECRET_ARN],
  }, resolver);
}

function isOf({ environment }: ProbeDescription, { target, clusters }: MirrorMakerDescription): boolean {
  return target === 'secondary' && environment.PRIMARY_CLUSTER_ARN === clusters.primary && environment.SECONDARY_CLUSTER_ARN === clusters.secondary;
}
