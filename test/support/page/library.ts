// An entry such as the worker of the page: all that it could ask the library for.
export * from 'wasso'
export * from 'wasso/networks'
