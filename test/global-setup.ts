import { bundleFunctions } from '../tooling/function-bundles';

/** Constructs take the functions from assets/: no test may see none there, or one of older sources. */
export default bundleFunctions;
