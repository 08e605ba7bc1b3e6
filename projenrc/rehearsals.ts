import { github, type javascript } from 'projen';
import { NODE_VERSIONS } from './node-versions';

/** What a new user types, and the rehearsal with its drills: with the tests these are what .ci/run runs. */
export function rehearse(project: javascript.NodeProject): void {
  project.buildWorkflow!.workflow.addJob('rehearse', {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    env: { CI: 'true' },
    // npm ci is part of what is tried.
    tools: { node: { version: NODE_VERSIONS.recommended } },
    steps: [
      github.WorkflowSteps.checkout(),
      { name: 'First hour', run: '.ci/first-hour' },
      { name: 'Rehearse', run: 'npm run rehearse -- --drills' },
    ],
  });
}
