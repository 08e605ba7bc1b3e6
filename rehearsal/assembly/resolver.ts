import { Template, uuidOf, type Resource } from './template';

type Intrinsic = (argument: never, template: Template) => unknown;

/** Attributes that give what `Ref` gives. */
const OWN_ID: Readonly<Record<string, string>> = {
  'AWS::EC2::InternetGateway': 'InternetGatewayId',
  'AWS::EC2::NatGateway': 'NatGatewayId',
  'AWS::EC2::RouteTable': 'RouteTableId',
  'AWS::EC2::SecurityGroup': 'GroupId',
  'AWS::EC2::Subnet': 'SubnetId',
  'AWS::EC2::VPC': 'VpcId',
  'AWS::EC2::VPCPeeringConnection': 'Id',
};

/**
 * Gives the values that CloudFormation would give to references and functions in the templates of one assembly, also
 * across its stacks. Names and ARNs that a service would choose are made up, the same in each run.
 */
export class Resolver {
  private readonly intrinsics: Readonly<Record<string, Intrinsic>> = {
    'Ref': (name: string, template) => this.reference(name, template),
    'Fn::GetAtt': (argument: string | [string, string], template) => {
      const [logicalId, attribute] = typeof argument === 'string' ? splitOnce(argument) : argument;
      return this.attribute(logicalId, attribute, template);
    },
    'Fn::Join': ([separator, parts]: [string, unknown], template) => (this.resolve(parts, template) as unknown[]).join(separator),
    'Fn::Select': ([index, list]: [string | number, unknown], template) => (this.resolve(list, template) as unknown[])[Number(index)],
    'Fn::Split': ([separator, text]: [string, unknown], template) => String(this.resolve(text, template)).split(separator),
    'Fn::Sub': (argument: string | [string, Record<string, unknown>], template) => this.substitute(argument, template),
    'Fn::Base64': (text: unknown, template) => Buffer.from(String(this.resolve(text, template))).toString('base64'),
    // As many as the largest Region has: which of them an app takes is its affair.
    'Fn::GetAZs': (region: unknown, template) => ['a', 'b', 'c', 'd', 'e', 'f'].map((zone) => `${this.resolve(region, template) || template.region}${zone}`),
    'Fn::ImportValue': (name: unknown, template) => this.exported(String(this.resolve(name, template)), template),
    'Fn::GetStackOutput': (output: { StackName: string; Region?: string; OutputName: string }, template) => this.output(output, template),
  };

  public constructor(private readonly templates: readonly Template[]) {}

  /** The value with every reference and function in it resolved. */
  public resolve(value: unknown, template: Template): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item, template));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const entries = Object.entries(value);
    const [key, argument] = entries[0] ?? ['', undefined];
    if (entries.length === 1 && (key === 'Ref' || key.startsWith('Fn::'))) {
      const intrinsic = this.intrinsics[key];
      if (!intrinsic) {
        throw new Error(`${template.stackName} uses ${key}, which a rehearsal cannot resolve`);
      }
      return intrinsic(argument as never, template);
    }
    return Object.fromEntries(entries.map(([name, item]) => [name, this.resolve(item, template)]));
  }

  private reference(name: string, template: Template): unknown {
    const pseudoParameters: Record<string, unknown> = {
      'AWS::AccountId': template.account,
      'AWS::Region': template.region,
      'AWS::Partition': 'aws',
      'AWS::StackId': template.stackId,
      'AWS::StackName': template.stackName,
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::NoValue': undefined,
    };
    if (name in pseudoParameters) {
      return pseudoParameters[name];
    }
    const resource = template.resources[name];
    return resource ? this.physicalId(name, resource, template) : name;
  }

  private attribute(logicalId: string, attribute: string, template: Template): unknown {
    const resource = template.resources[logicalId];
    if (!resource) {
      throw new Error(`${template.stackName} speaks of ${logicalId}, which it does not define`);
    }
    // An attribute of a property's name has its value, as the block of a VPC.
    if (resource.Properties && attribute in resource.Properties) {
      return this.resolve(resource.Properties[attribute], template);
    }
    const id = this.physicalId(logicalId, resource, template);
    if (OWN_ID[resource.Type] === attribute) {
      return id;
    }
    if (attribute !== 'Arn') {
      return `${id}.${attribute}`;
    }
    const service = resource.Type.split('::')[1]!.toLowerCase();
    return id.startsWith('arn:') ? id : `arn:aws:${service}:${template.region}:${template.account}:${logicalId}`;
  }

  /** What `Ref` gives: an ARN for the two kinds whose readers take it apart, for all others an id that no other stack has. */
  private physicalId(logicalId: string, { Type, Properties = {} }: Resource, template: Template): string {
    const at = `${template.region}:${template.account}`;
    const seed = uuidOf(`${template.stackId}/${logicalId}`);
    switch (Type) {
      case 'AWS::MSK::Cluster':
        return `arn:aws:kafka:${at}:cluster/${this.resolve(Properties.ClusterName, template)}/${seed}-1`;
      case 'AWS::SecretsManager::Secret':
        return `arn:aws:secretsmanager:${at}:secret:${this.resolve(Properties.Name ?? logicalId, template)}-${seed.slice(0, 6)}`;
      default:
        return `${template.region}.${template.stackName}.${logicalId}`;
    }
  }

  private substitute(argument: string | [string, Record<string, unknown>], template: Template): string {
    const [text, variables] = typeof argument === 'string' ? [argument, {}] : argument;
    return text.replace(/\$\{([^}!]+)\}/g, (_, name: string) => {
      const value = name in variables
        ? variables[name]
        : name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name };
      return String(this.resolve(value, template));
    }).replace(/\$\{!([^}]+)\}/g, '${$1}');
  }

  private exported(name: string, reader: Template): unknown {
    for (const template of this.templates.filter(({ region }) => region === reader.region)) {
      const output = Object.values(template.outputs).find(({ Export }) => Export && this.resolve(Export.Name, template) === name);
      if (output) {
        return this.resolve(output.Value, template);
      }
    }
    throw new Error(`${reader.stackName} imports ${name}, which no stack of the assembly exports`);
  }

  private output({ StackName, Region, OutputName }: { StackName: string; Region?: string; OutputName: string }, reader: Template): unknown {
    const template = this.templates.find(({ stackName, region }) => stackName === StackName && region === (Region ?? reader.region));
    const output = template?.outputs[OutputName];
    if (!template || !output) {
      throw new Error(`${reader.stackName} reads the output ${OutputName} of ${StackName}, which is not in the assembly`);
    }
    return this.resolve(output.Value, template);
  }
}

function splitOnce(argument: string): [string, string] {
  const dot = argument.indexOf('.');
  return [argument.slice(0, dot), argument.slice(dot + 1)];
}
