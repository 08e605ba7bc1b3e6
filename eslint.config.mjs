import stylistic from '@stylistic/eslint-plugin';
import cdk from 'eslint-cdk-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig([
  globalIgnores(['assets/*/index.js', '**/build/', 'dist/', 'coverage/', '**/cdk.out/', '.venv/']),
  tseslint.configs.recommended,
  stylistic.configs.customize({ semi: true, braceStyle: '1tbs' }),
  {
    rules: {
      // A resource is defined by being constructed.
      'no-new': 'off',
      // A chain of conditions reads best as one column.
      '@stylistic/indent-binary-ops': 'off',
      '@stylistic/quotes': ['error', 'single', { avoidEscape: true }],
      '@stylistic/arrow-parens': ['error', 'always'],
      '@stylistic/multiline-ternary': 'off',
    },
  },
  {
    files: ['lib/**/*.ts'],
    extends: [cdk.configs.strict],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // The parts of a construct are functions that take the construct as their scope.
      'cdk/require-passing-this': 'off',
      // lib/private is private to the package, not to a folder.
      'cdk/no-import-private': 'off',
      // It takes neither a default value for props nor an import's attributes.
      'cdk/construct-constructor-property': 'off',
      // Static factories and users by name get their ids from the caller.
      'cdk/no-variable-construct-id': 'off',
    },
  },
]);
