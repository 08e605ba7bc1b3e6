import { reachabilityOf, reached, stacksOf, type MutableResource, type Stack } from './stacks';
import { EXPECTED, WIDER } from './two-region-apps';

const APP = 'bin/app.ts';

/** The stack with the routes and rules of the primary Region. */
export const ACCEPTER = 'Peering-Vpcs-Accepter';
export const PRIMARY = 'Primary/Kafka:9096';
export const SECONDARY = 'Secondary/Kafka:9096';
/** MirrorMaker, with tasks in any private subnet of the secondary. */
export const SERVICE = 'service MirrorMaker/Replication/Service';

/** Templates of bin/app.ts with something wrong in them, and what the table makes of it. */
export class Mutation {
  private readonly stacks: Stack[] = stacksOf(APP);

  public get result() {
    return reachabilityOf(this.stacks);
  }

  /** Resources of a stack by type, those whose logical id has the text. */
  public resources(stackName: string, type: string, text = ''): [MutableResource, ...MutableResource[]] {
    const found = Object.entries(this.resourcesOf(stackName)).filter(([id, { Type }]) => Type === type && id.includes(text));
    expect(found).not.toEqual([]);
    return found.map(([, resource]) => resource) as [MutableResource, ...MutableResource[]];
  }

  public idOf(stackName: string, type: string, text: string): string {
    const [resource] = this.resources(stackName, type, text);
    return Object.entries(this.resourcesOf(stackName)).find(([, other]) => other === resource)![0];
  }

  public output(stackName: string, name: string, value: object): void {
    this.stack(stackName).template.Outputs = { ...this.stack(stackName).template.Outputs, [name]: { Value: value } };
  }

  public remove(stackName: string, ...removed: MutableResource[]): void {
    const resources = this.resourcesOf(stackName);
    Object.keys(resources).filter((id) => removed.includes(resources[id]!)).forEach((id) => delete resources[id]);
  }

  /** Compares the whole table, also what should have stayed, and the rules that are wider than it, but for those of the app as it is. */
  public expectTable(changes: Record<string, string[]>, widerRules: readonly string[] = []): void {
    expect(reached(this.result)).toEqual({ ...EXPECTED[APP], ...changes });
    const more = this.result.widerRules.filter(({ cluster, peer, ports }) => !(WIDER[APP] ?? []).includes(`${cluster} lets in ${peer} on ${ports}`));
    expect(more.map(({ peer, ports }) => `${peer} on ${ports}`)).toEqual(widerRules);
    expect([changes, widerRules]).not.toEqual([{}, []]);
  }

  public reasonOf(source: string, target: string): string | undefined {
    return this.result.rows.find(({ from, to, port }) => from === source && `${to}:${port}` === target)!.reason;
  }

  private resourcesOf(stackName: string): Record<string, MutableResource> {
    return this.stack(stackName).template.Resources;
  }

  private stack(name: string): Stack {
    return this.stacks.find(({ stackName }) => stackName === name)!;
  }
}

/** What clients of the secondary's side reach of the primary. */
export function fromSecondary(cells: string[]): Record<string, string[]> {
  return {
    'client instance SecondaryClient/Client': [...cells, SECONDARY],
    [SERVICE]: [...cells, SECONDARY],
    'brokers of Secondary/Kafka': cells,
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet1': cells,
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet2': cells,
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet3': cells,
  };
}

/** What does so from the first private subnet, where the client instance is, and therefore only some of the brokers and tasks. */
export function fromFirstSubnet(cells: string[]): Record<string, string[]> {
  return {
    'client instance SecondaryClient/Client': [...cells, SECONDARY],
    [SERVICE]: [`${PRIMARY} some`, SECONDARY],
    'brokers of Secondary/Kafka': [`${PRIMARY} some`],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet1': cells,
  };
}

/** The subnets of a VPC of bin/app.ts, those of one kind. */
export function subnets(stackName: string, kind: 'Public' | 'Private', cells: string[]): Record<string, string[]> {
  return Object.fromEntries([1, 2, 3].map((number) => [`anyone in ${stackName}/Kafka/Vpc/${kind}Subnet${number}`, cells]));
}
