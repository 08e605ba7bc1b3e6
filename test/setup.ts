// The template validator costs three seconds in each test file: it is off here and on, strict, in examples.test.ts.
// See docs/decisions/0005-validator-off-in-unit-tests.md.
process.env.CDK_VALIDATION = 'false';
