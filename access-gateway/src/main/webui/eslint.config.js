import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

export default typescript.config(
  { ignores: ['node_modules', 'dist'] },
  js.configs.recommended,
  ...typescript.configs.strict,
  a11y.flatConfigs.recommended,
  hooks.configs.flat['recommended-latest'],
  {
    rules: {
      'max-lines': ['error', 220],
      eqeqeq: 'error',
      'no-console': 'error',
      'react-hooks/incompatible-library': 'off',
    },
  },
);
