import { openAssembly } from '../assembly/open-assembly';
import { Template } from '../assembly/template';
import { connect, type Outcome } from './connection';
import { connectFromInternet, INTERNET } from './internet';
import type { Brokers, Endpoint, Network } from './network';
import { readNetwork } from './read-network';
import { widerRules, type WiderRule } from './wider-rules';

/**
 * Of every broker: Kafka in clear, over TLS, with SASL/SCRAM and with IAM; metrics of Java and of the host; ZooKeeper.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html
 */
export const PORTS = [9092, 9094, 9096, 9098, 11001, 11002, 2181] as const;

/** Whether a source reaches a port of the brokers of a cluster. */
export interface Row extends Outcome {
  readonly source: string;
  readonly cluster: string;
  readonly port: number;
}

export interface Reachability {
  readonly rows: readonly Row[];
  readonly widerRules: readonly WiderRule[];
}

/**
 * Who reaches whom in the networks of a cloud assembly, `cdk.out`: client boxes, other instances, services of Amazon ECS,
 * brokers, whoever else gets an address in a subnet, and the internet.
 */
export function reachability(assembly: string | readonly Template[]): Reachability {
  const templates = typeof assembly === 'string'
    ? openAssembly(assembly).stacksRecursively.map((artifact) => new Template(artifact))
    : assembly;
  const network = readNetwork(templates);
  return {
    rows: [
      ...sources(network).flatMap((source) => rowsOf(source.name, network, (target, port) =>
        source === target ? undefined : connect(source, target, port, network))),
      ...rowsOf(INTERNET, network, (target, port) => connectFromInternet(target, port, network)),
    ],
    widerRules: widerRules(network),
  };
}

function sources({ clients, clusters, subnets }: Network): Endpoint[] {
  const addresses = subnets.map((subnet) => ({ name: `anyone in ${subnet.name}`, subnets: [subnet], securityGroups: [] }));
  return [...clients, ...clusters, ...addresses];
}

function rowsOf(source: string, { clusters }: Network, outcomeOf: (target: Brokers, port: number) => Outcome | undefined): Row[] {
  return clusters.flatMap((target) => PORTS.flatMap((port) => {
    const outcome = outcomeOf(target, port);
    return outcome ? [{ source, cluster: target.cluster, port, ...outcome }] : [];
  }));
}
