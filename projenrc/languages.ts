import type { cdk } from 'projen';

/**
 * What the package is called in the languages that jsii speaks besides TypeScript. Each registry has names of its own:
 * PyPI writes with hyphens, Java and .NET without, Maven Central lends io.github to those who own the organization, and
 * a Go module is a repository, which holds generated code only. Where a registry trusts a workflow by name, no token is kept.
 */
export const languages: Pick<cdk.JsiiProjectOptions, 'publishToPypi' | 'publishToMaven' | 'publishToNuget' | 'publishToGo'> = {
  publishToPypi: {
    distName: 'cdk-msk-georeplication',
    module: 'cdk_msk_georeplication',
    trustedPublishing: true,
  },
  publishToMaven: {
    javaPackage: 'io.github.cdkmskgeoreplication',
    mavenGroupId: 'io.github.cdk-msk-georeplication',
    mavenArtifactId: 'cdk-msk-georeplication',
  },
  publishToNuget: {
    dotNetNamespace: 'CdkMskGeoreplication',
    packageId: 'CdkMskGeoreplication',
    trustedPublishing: true,
  },
  publishToGo: {
    moduleName: 'github.com/cdk-msk-georeplication/cdk-msk-georeplication-go',
    packageName: 'cdkmskgeoreplication',
  },
};
