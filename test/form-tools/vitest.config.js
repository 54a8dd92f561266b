// Forms held against the tools that field them: npm run forms.

export default {
  test: {
    include: ['test/form-tools/*.tools.ts'],
    testTimeout: 120_000,
    pool: 'threads',
  },
};
