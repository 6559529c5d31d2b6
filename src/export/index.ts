export const exportCode = (model: unknown, encoding: unknown, language: string): string => `${language}`
