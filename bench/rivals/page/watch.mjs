/** Imported before wasso: keeps every instance's memory. Memories never shrink, so their sizes at the end are the peak. */
const memories = []
const Instance = WebAssembly.Instance
WebAssembly.Instance = new Proxy(Instance, {
  construct(target, args) {
    const instance = new target(...args)
    if (instance.exports.memory) memories.push(instance.exports.memory)
    return instance
  },
})

export const peak = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
