// The tests of core and survey, which mutants of core and survey have to answer to.

export default {
  test: {
    include: ['test/core/**/*.test.ts', 'test/survey/**/*.test.ts'],
    testTimeout: 60_000,
    pool: 'threads',
  },
};
