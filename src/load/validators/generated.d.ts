// What the build writes beside this file.

declare module '*.generated.js' {
  export const validate: import('./index.ts').Validator;
}
