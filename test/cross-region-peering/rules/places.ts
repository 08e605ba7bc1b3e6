import { Stack, StackSynthesizer, type FileAssetLocation, type ISynthesisSession } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CrossRegionPeering } from '../../../lib';
import { importVpc, PRIMARY } from '../regions';
import { bothIn, primaryIn, secondaryIn, stackIn, type RuleRow, type Scene } from './row';

/** VPCs that no other peering joins. */
const others = (app: Construct) => ({
  primaryVpc: importVpc(stackIn(app, 'OtherPrimary', { region: PRIMARY }), 'Vpc', '10.8'),
  secondaryVpc: importVpc(stackIn(app, 'OtherSecondary'), 'Vpc', '10.9'),
});

/** One that serves the stack that it was given to, as a class of an app does that knows only what must be written. */
export class OnceSynthesizer extends StackSynthesizer {
  public addFileAsset(): FileAssetLocation {
    throw new Error('there are none');
  }

  public addDockerImageAsset(): never {
    throw new Error('there are none');
  }

  public synthesize(session: ISynthesisSession): void {
    this.synthesizeTemplate(session);
    this.emitArtifact(session, { parameters: { by: 'hand' } });
  }
}

/** The peering in a stack of the app that the row describes. */
const inStack = (stack: (app: Construct) => Stack): Scene => (app) => ({ ...bothIn(app), stack: stack(app) });

/** A primary whose stack depends on that of the peering, as the row says. */
const dependingBy = (depend: (primaryStack: Stack, own: Stack, app: Construct) => void): Scene => (app) => {
  const stack = stackIn(app, 'Peering');
  const props = bothIn(app);
  depend(props.primaryVpc.stack, stack, app);
  return { ...props, stack };
};

export const PLACE_ROWS: readonly RuleRow[] = [
  {
    rule: 'peering-region',
    broken: (app) => bothIn(app, { primaryVpc: primaryIn(app, {}, { region: null }) }),
    says: ['primary must be in a stack with an explicit env.region, got none'],
    holds: (app) => bothIn(app, { primaryVpc: primaryIn(app, { region: 'us-east-1' }, { region: null }) }),
  },
  {
    rule: 'peering-region',
    broken: (app) => ({ primaryVpc: primaryIn(app, {}, { region: null }), secondaryVpc: secondaryIn(app, {}, { region: null }) }),
    says: ['primary, secondary must be in a stack'],
    holds: (app) => bothIn(app),
  },
  {
    rule: 'peering-same-region',
    broken: (app) => bothIn(app, { primaryVpc: primaryIn(app, {}, { region: 'us-east-2' }) }),
    says: ['primaryVpc and secondaryVpc must be in two Regions, got us-east-2 for both'],
    holds: (app) => bothIn(app, { primaryVpc: primaryIn(app, {}, { region: 'us-west-2' }) }),
  },
  {
    rule: 'peering-partition',
    broken: (app) => bothIn(app, { primaryVpc: primaryIn(app, {}, { region: 'cn-north-1' }) }),
    says: ['primaryVpc and secondaryVpc must be in Regions of one partition, got cn-north-1 of aws-cn and us-east-2 of aws'],
    // Newer than aws-cdk-lib.
    holds: (app) => bothIn(app, { primaryVpc: primaryIn(app, {}, { region: 'xx-new-1' }) }),
  },
  {
    rule: 'peering-partition',
    broken: (app) => bothIn(app, { primaryVpc: primaryIn(app, {}, { region: 'us-gov-west-1' }) }),
    says: ['us-gov-west-1 of aws-us-gov'],
    holds: (app) => {
      const secondary = secondaryIn(app, {}, { region: 'us-gov-east-1' });
      return { primaryVpc: primaryIn(app, {}, { region: 'us-gov-west-1' }), secondaryVpc: secondary, stack: secondary.stack };
    },
  },
  {
    rule: 'peering-name',
    broken: (app) => {
      const stack = stackIn(app, 'Peering');
      new CrossRegionPeering(new Construct(stack, 'A'), 'B', bothIn(app));
      return { ...others(app), stack, id: 'A-B' };
    },
    says: ['id must give the accepter stack a name of its own, got Peering-A-B-Accepter, which Peering-A-B-Accepter has'],
    holds: (app) => {
      const stack = stackIn(app, 'Peering');
      new CrossRegionPeering(new Construct(stack, 'A'), 'B', bothIn(app));
      return { ...others(app), stack, id: 'A-C' };
    },
  },
  {
    rule: 'peering-stack',
    broken: inStack((app) => stackIn(app, 'Elsewhere', { region: 'us-east-1' })),
    says: ["the stack of the peering must be in the secondary's Region us-east-2, got us-east-1"],
    holds: inStack((app) => stackIn(app, 'Elsewhere', { region: 'us-east-2' })),
  },
  {
    rule: 'peering-stack',
    broken: inStack((app) => stackIn(app, 'Elsewhere', { region: null })),
    says: ['us-east-2, got no explicit Region'],
    holds: (app) => bothIn(app),
  },
  {
    rule: 'peering-cycle',
    broken: dependingBy((primary, own) => primary.addStackDependency(own)),
    says: ['Primary depends on Peering', 'move what it needs from there into a stack that comes after Peering'],
    holds: dependingBy((primary, own) => own.addStackDependency(primary)),
  },
  {
    rule: 'peering-cycle',
    broken: dependingBy((primary, own, app) => {
      const between = stackIn(app, 'Between');
      primary.addStackDependency(between);
      between.addStackDependency(own);
    }),
    says: ['Primary depends on Peering'],
    holds: dependingBy((primary, _, app) => primary.addStackDependency(stackIn(app, 'Before'))),
  },
  {
    rule: 'peering-cycle',
    broken: dependingBy((primary, own) => primary.node.findChild('Vpc').node.addDependency(own)),
    says: ['Primary depends on Peering'],
    // Its own stack is no other.
    holds: (app) => {
      const secondary = secondaryIn(app);
      return { primaryVpc: primaryIn(app), secondaryVpc: secondary, stack: secondary.stack };
    },
  },
];
