import type { Construct } from 'constructs';
import type { Stack } from 'aws-cdk-lib';
import { bothIn, primaryIn, secondaryIn, stackIn, type RuleRow, type Scene } from './row';

/** The peering in a stack of the app that the row describes. */
const inStack = (stack: (app: Construct) => Stack): Scene => (app) => ({ ...bothIn(app), stack: stack(app) });

/** A primary whose stack depends on that of the peering, as the row says. */
const dependingBy = (depend: (primaryStack: Stack, own: Stack, app: Construct) => void): Scene => (app) => {
  const stack = stackIn(app, 'Peering');
  const props = bothIn(app);
  depend(props.primary.stack, stack, app);
  return { ...props, stack };
};

export const PLACE_ROWS: readonly RuleRow[] = [
  {
    rule: 'peering-region',
    broken: (app) => bothIn(app, { primary: primaryIn(app, {}, { region: null }) }),
    says: ['primary in a stack without a Region', 'a stack with an explicit env.region is allowed'],
    holds: (app) => bothIn(app, { primary: primaryIn(app, { region: 'us-east-1' }, { region: null }) }),
  },
  {
    rule: 'peering-region',
    broken: (app) => ({ primary: primaryIn(app, {}, { region: null }), secondary: secondaryIn(app, {}, { region: null }) }),
    says: ['primary, secondary in a stack without a Region'],
    holds: (app) => bothIn(app),
  },
  {
    rule: 'peering-same-region',
    broken: (app) => bothIn(app, { primary: primaryIn(app, {}, { region: 'us-east-2' }) }),
    says: ['primary and secondary in us-east-2', 'VPCs of two Regions are allowed'],
    holds: (app) => bothIn(app, { primary: primaryIn(app, {}, { region: 'us-west-2' }) }),
  },
  {
    rule: 'peering-stack',
    broken: inStack((app) => stackIn(app, 'Elsewhere', { region: 'us-east-1' })),
    says: ['the peering is in a stack in us-east-1', "a stack in the secondary's Region us-east-2 is allowed"],
    holds: inStack((app) => stackIn(app, 'Elsewhere', { region: 'us-east-2' })),
  },
  {
    rule: 'peering-stack',
    broken: inStack((app) => stackIn(app, 'Elsewhere', { region: null })),
    says: ['the peering is in a stack in no explicit Region', 'us-east-2 is allowed'],
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
      return { primary: primaryIn(app), secondary, stack: secondary.stack };
    },
  },
];
