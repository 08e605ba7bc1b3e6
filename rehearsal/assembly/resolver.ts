import { partitionOf } from '../fake-aws/partitions';
import { subBlocks } from './cidr';
import { conditionHolds } from './conditions';
import { Template, uuidOf, type Resource } from './template';
import { unknown, unknownIn } from '../system/unknown';

type Intrinsic = (argument: never, template: Template) => unknown;

/** A resource and the template that has it. */
export interface LocatedResource {
  readonly template: Template;
  readonly logicalId: string;
  readonly resource: Resource;
}

/** Attributes that give what `Ref` gives. */
const OWN_ID: Readonly<Record<string, string>> = {
  'AWS::EC2::Instance': 'InstanceId',
  'AWS::EC2::InternetGateway': 'InternetGatewayId',
  'AWS::EC2::NatGateway': 'NatGatewayId',
  'AWS::EC2::NetworkAcl': 'Id',
  'AWS::EC2::PrefixList': 'PrefixListId',
  'AWS::EC2::RouteTable': 'RouteTableId',
  'AWS::EC2::SecurityGroup': 'GroupId',
  'AWS::EC2::Subnet': 'SubnetId',
  'AWS::EC2::VPC': 'VpcId',
  'AWS::EC2::VPCPeeringConnection': 'Id',
  'AWS::KMS::Key': 'KeyId',
  'AWS::SecretsManager::Secret': 'Id',
};

/** Attributes that name what AWS makes along with a resource. */
const OTHER_IDS: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::VPC': ['DefaultNetworkAcl', 'DefaultSecurityGroup'],
};

/** How a nested stack shows what it gives to its parent. */
const NESTED_OUTPUT = 'Outputs.';

/**
 * Gives the values that CloudFormation would give to references and functions in the templates of one assembly, also
 * across its stacks. Names and ARNs that a service would choose are made up, the same in each run. What nothing here can
 * compute is `unknown`, and no error: most of a template has nothing to do with Kafka.
 */
export class Resolver {
  private readonly intrinsics: Readonly<Record<string, Intrinsic>> = {
    'Ref': (name: string, template) => this.reference(name, template),
    'Fn::GetAtt': (argument: string | [string, unknown], template) => {
      const [logicalId, attribute] = typeof argument === 'string' ? splitOnce(argument) : argument;
      return this.attribute(logicalId, String(this.resolve(attribute, template)), template);
    },
    'Fn::Join': ([separator, parts]: [string, unknown], template) => {
      const list = this.resolve(parts, template);
      return Array.isArray(list) ? list.map((part) => this.text(part, 'Fn::Join', template)).join(separator) : this.unknownIn(list, 'Fn::Join', template);
    },
    'Fn::Select': ([index, list]: [string | number, unknown], template) => {
      const [position, items] = [this.resolve(index, template), this.resolve(list, template)];
      return (Array.isArray(items) ? items[Number(position)] as unknown : undefined) ?? this.unknownIn([position, items], 'Fn::Select', template);
    },
    'Fn::Split': ([separator, text]: [string, unknown], template) => {
      const whole = this.resolve(text, template);
      return typeof whole === 'string' && unknownIn(whole) === undefined ? whole.split(separator) : this.unknownIn(whole, 'Fn::Split', template);
    },
    'Fn::Sub': (argument: string | [string, Record<string, unknown>], template) => this.substitute(argument, template),
    'Fn::Base64': (text: unknown, template) => {
      const plain = this.text(this.resolve(text, template), 'Fn::Base64', template);
      return unknownIn(plain) === undefined ? Buffer.from(plain).toString('base64') : this.unknownIn(plain, 'Fn::Base64', template);
    },
    // As many as the largest Region has: which of them an app takes is its affair.
    'Fn::GetAZs': (region: unknown, template) => ['a', 'b', 'c', 'd', 'e', 'f'].map((zone) => `${this.resolve(region, template) || template.region}${zone}`),
    'Fn::If': ([condition, one, other]: [string, unknown, unknown], template) => this.either(condition, [one, other], template),
    'Fn::FindInMap': (argument: [unknown, unknown, unknown, { DefaultValue?: unknown }?], template) => this.mapped(argument, template),
    'Fn::Cidr': (argument: unknown[], template) => {
      const [block, count, bits] = argument.map((each) => this.resolve(each, template));
      return subBlocks(String(block), Number(count), Number(bits)) ?? this.unknownIn(block, 'Fn::Cidr', template);
    },
    'Fn::Length': (list: unknown, template) => {
      const items = this.resolve(list, template);
      return Array.isArray(items) ? items.length : this.unknownIn(items, 'Fn::Length', template);
    },
    'Fn::ToJsonString': (value: unknown, template) => JSON.stringify(this.resolve(value, template)),
    'Fn::ImportValue': (name: unknown, template) => this.exported(String(this.resolve(name, template)), template),
    'Fn::GetStackOutput': (output: { StackName: string; Region?: string; OutputName: string }, template) => this.output(output, template),
  };

  /** Stacks of one name in one Region are of several accounts, as those of two Stages may be. */
  private readonly needsAccount: ReadonlySet<string>;

  /** What references to the resources of a type resolve to, by the type and the attribute. */
  private readonly located = new Map<string, ReadonlyMap<unknown, LocatedResource>>();

  /** What stacks export, by where they are and the name; none before the first import. */
  private exports?: ReadonlyMap<string, () => unknown>;

  public constructor(private readonly templates: readonly Template[]) {
    const seen = new Set<string>();
    this.needsAccount = new Set(templates.map(nameInRegion).filter((name) => seen.size === seen.add(name).size));
  }

  /** The value with every reference and function in it resolved. */
  public resolve(value: unknown, template: Template): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item, template)).filter((item) => item !== undefined);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const entries = Object.entries(value);
    const [key, argument] = entries[0] ?? ['', undefined];
    if (entries.length === 1 && (key === 'Ref' || key.startsWith('Fn::'))) {
      return this.intrinsics[key]?.(argument as never, template) ?? this.valueOfNone(key, argument, template);
    }
    return Object.fromEntries(entries.map(([name, item]) => [name, this.resolve(item, template)] as const).filter(([, item]) => item !== undefined));
  }

  /** Whether CloudFormation makes a resource; undefined where only AWS knows. */
  public isMade({ Condition }: Resource, template: Template): boolean | undefined {
    return Condition === undefined ? true : conditionHolds(Condition, template, (value, where) => this.resolve(value, where));
  }

  /** All resources of a type, of all stacks. */
  public ofType(type: string): LocatedResource[] {
    return this.templates.flatMap((template) => template.ofType(type).map(([logicalId, resource]) => ({ template, logicalId, resource })));
  }

  /** The resource of a type, in whichever stack, that a reference to it gives a value for: `Ref`, or an attribute. */
  public find(type: string, value: unknown, attribute?: string): LocatedResource | undefined {
    const key = `${type} ${attribute ?? 'Ref'}`;
    const located = this.located.get(key) ?? this.locate(type, attribute);
    this.located.set(key, located);
    return located.get(value);
  }

  /** The properties of a resource, resolved. */
  public propertiesOf<Properties>({ template, resource }: LocatedResource): Properties {
    return this.resolve(resource.Properties ?? {}, template) as Properties;
  }

  private locate(type: string, attribute: string | undefined): Map<unknown, LocatedResource> {
    const valueOf = ({ template, logicalId }: LocatedResource) =>
      this.resolve(attribute === undefined ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute] }, template);
    // Of two with one value, the first.
    return new Map(this.ofType(type).reverse().map((found) => [valueOf(found), found]));
  }

  /** AWS::NoValue is no value, and so is a branch that has it; whatever else is without a value is unknown. */
  private valueOfNone(key: string, argument: unknown, template: Template): unknown {
    return argument === 'AWS::NoValue' || key === 'Fn::If' ? undefined : unknown(`${key} ${JSON.stringify(argument)} of ${template.stackName}`);
  }

  /** The unknown of an argument is that of the result. */
  private unknownIn(argument: unknown, key: string, template: Template): string {
    return unknown(unknownIn(argument) ?? `${key} of ${template.stackName}`);
  }

  /** What stands in a text for a value; a list, an object and nothing have no text. */
  private text(value: unknown, key: string, template: Template): string {
    return typeof value === 'object' || value === undefined ? this.unknownIn(value, key, template) : String(value);
  }

  private reference(name: string, template: Template): unknown {
    const pseudoParameters: Record<string, unknown> = {
      'AWS::AccountId': template.account,
      'AWS::Region': template.region,
      'AWS::Partition': partitionOf(template.region).name,
      'AWS::StackId': template.stackId,
      'AWS::StackName': template.stackName,
      'AWS::URLSuffix': partitionOf(template.region).domain,
      'AWS::NoValue': undefined,
    };
    if (name in pseudoParameters) {
      return pseudoParameters[name];
    }
    const resource = template.resources[name];
    return resource ? this.physicalId(name, resource, template)
      : name in template.parameters ? this.parameter(name, template) : unknown(`${name}, which ${template.stackName} does not define`);
  }

  /** What the parent gives, or else the default. */
  private parameter(name: string, template: Template): unknown {
    const { Type, Default } = template.parameters[name]!;
    const { parent } = template;
    const properties = parent?.template.resources[parent.logicalId]?.Properties as { Parameters?: Record<string, unknown> } | undefined;
    const given = parent && this.resolve(properties?.Parameters?.[name], parent.template);
    if (Type.startsWith('AWS::SSM::Parameter::Value')) {
      return unknown(`the Systems Manager parameter ${String(given ?? Default ?? name)}`);
    }
    const value = given ?? Default ?? unknown(`the parameter ${name} of ${template.stackName}, which has no default`);
    const isList = Type === 'CommaDelimitedList' || Type.startsWith('List<');
    return isList && typeof value === 'string' && unknownIn(value) === undefined ? value.split(',').map((item) => item.trim()) : value;
  }

  private attribute(logicalId: string, attribute: string, template: Template): unknown {
    const resource = template.resources[logicalId];
    if (!resource) {
      return unknown(`${logicalId}, which ${template.stackName} does not define`);
    }
    if (resource.Type === 'AWS::CloudFormation::Stack' && attribute.startsWith(NESTED_OUTPUT)) {
      return this.nestedOutput(logicalId, attribute.slice(NESTED_OUTPUT.length), template);
    }
    if (isCustom(resource)) {
      const written = resource.Type === 'Custom::CrossRegionExportReader' ? this.written(attribute, template) : undefined;
      return written ?? unknown(`${attribute} of ${logicalId} of ${template.stackName}`);
    }
    // An attribute of a property's name has its value, as the block of a VPC.
    if (resource.Properties && attribute in resource.Properties) {
      return this.resolve(resource.Properties[attribute], template);
    }
    const id = this.physicalId(logicalId, resource, template);
    if (OWN_ID[resource.Type] === attribute) {
      return id;
    }
    if (OTHER_IDS[resource.Type]?.includes(attribute)) {
      return `${id}.${attribute}`;
    }
    if (attribute !== 'Arn') {
      return unknown(`${attribute} of ${logicalId} of ${template.stackName}`);
    }
    const service = resource.Type.split('::')[1]!.toLowerCase();
    return id.startsWith('arn:') ? id : arnOf(service, template, `${template.stackName}.${logicalId}`);
  }

  /** What `Ref` gives: an ARN for the two kinds whose readers take it apart, for all others an id that no other stack has. */
  private physicalId(logicalId: string, resource: Resource, template: Template): string {
    const { Type, Properties = {} } = resource;
    if (isCustom(resource)) {
      return unknown(`the id of ${logicalId} of ${template.stackName}`);
    }
    const seed = uuidOf(`${template.stackId}/${logicalId}`);
    switch (Type) {
      case 'AWS::MSK::Cluster':
        return arnOf('kafka', template, `cluster/${this.resolve(Properties.ClusterName, template)}/${seed}-1`);
      case 'AWS::SecretsManager::Secret':
        return arnOf('secretsmanager', template, `secret:${this.resolve(Properties.Name ?? logicalId, template)}-${seed.slice(0, 6)}`);
      default:
        return `${this.needsAccount.has(nameInRegion(template)) ? `${template.account}.` : ''}${nameInRegion(template)}.${logicalId}`;
    }
  }

  private substitute(argument: string | [string, Record<string, unknown>], template: Template): string {
    const [text, variables] = typeof argument === 'string' ? [argument, {}] : argument;
    return text.replace(/\$\{([^}!]+)\}/g, (_, name: string) => {
      const value = name in variables
        ? variables[name]
        : name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name };
      return this.text(this.resolve(value, template), 'Fn::Sub', template);
    }).replace(/\$\{!([^}]+)\}/g, '${$1}');
  }

  /** The branch that a condition chooses; where that is unknown, what both have in common. */
  private either(condition: string, branches: readonly [unknown, unknown], template: Template): unknown {
    const verdict = conditionHolds(condition, template, (value, where) => this.resolve(value, where));
    const [one, other] = branches.map((branch) => this.resolve(branch, template));
    if (verdict !== undefined) {
      return verdict ? one : other;
    }
    return JSON.stringify(one) === JSON.stringify(other) ? one : unknown(`the condition ${condition} of ${template.stackName}`);
  }

  private mapped([name, first, second, options]: [unknown, unknown, unknown, { DefaultValue?: unknown }?], template: Template): unknown {
    const keys = [name, first, second].map((key) => String(this.resolve(key, template)));
    // An unknown key may be one that is there, so that the default is no answer.
    if (unknownIn(keys) !== undefined) {
      return this.unknownIn(keys, 'Fn::FindInMap', template);
    }
    const found = keys.reduce<unknown>((level, key) => (level as Record<string, unknown> | undefined)?.[key], template.mappings);
    return found ?? this.resolve(options?.DefaultValue, template) ?? this.unknownIn(keys, `Fn::FindInMap ${keys.join('.')}`, template);
  }

  private nestedOutput(logicalId: string, name: string, template: Template): unknown {
    const nested = this.templates.find(({ parent }) => parent?.logicalId === logicalId && parent.template.stackId === template.stackId);
    const output = nested?.outputs[name];
    return nested && output ? this.resolve(output.Value, nested) : unknown(`the output ${name} of the nested stack ${logicalId} of ${template.stackName}`);
  }

  /** What a stack of another Region writes for a reader of this one, where CDK's own functions carry references across Regions. */
  private written(name: string, { region }: Template): unknown {
    for (const writer of this.templates) {
      for (const [, { Properties }] of writer.ofType('Custom::CrossRegionExportWriter')) {
        const { WriterProps } = Properties as { WriterProps: { region: string; exports: Record<string, unknown> } };
        if (WriterProps.region === region && name in WriterProps.exports) {
          return this.resolve(WriterProps.exports[name], writer);
        }
      }
    }
    return undefined;
  }

  private exported(name: string, reader: Template): unknown {
    const found = (this.exports ??= this.readExports()).get(exportKey(name, reader));
    return found ? found() : unknown(unknownIn(name) ?? `the export ${name}, which no stack of the assembly has`);
  }

  private readExports(): Map<string, () => unknown> {
    return new Map(this.templates.flatMap((template) => Object.values(template.outputs)
      .flatMap(({ Value, Export }) => Export ? [[exportKey(String(this.resolve(Export.Name, template)), template), () => this.resolve(Value, template)] as const] : [])));
  }

  private output({ StackName, Region, OutputName }: { StackName: string; Region?: string; OutputName: string }, reader: Template): unknown {
    const named = this.templates.filter(({ stackName, region }) => stackName === StackName && region === (Region ?? reader.region));
    const template = named.find(({ account }) => account === reader.account) ?? named[0];
    const output = template?.outputs[OutputName];
    return template && output ? this.resolve(output.Value, template) : unknown(`the output ${OutputName} of ${StackName}, which is not in the assembly`);
  }
}

/** What a function of the app makes, and gives, is known after the deploy. */
function isCustom({ Type }: Resource): boolean {
  return Type.startsWith('Custom::') || Type === 'AWS::CloudFormation::CustomResource';
}

function arnOf(service: string, { region, account }: Template, resource: string): string {
  return `arn:${partitionOf(region).name}:${service}:${region}:${account}:${resource}`;
}

function nameInRegion({ region, stackName }: Template): string {
  return `${region}.${stackName}`;
}

/** The names of exports are those of an account in a Region. */
function exportKey(name: string, { region, account }: Template): string {
  return `${account} ${region} ${name}`;
}

function splitOnce(argument: string): [string, string] {
  const dot = argument.indexOf('.');
  return [argument.slice(0, dot), argument.slice(dot + 1)];
}
