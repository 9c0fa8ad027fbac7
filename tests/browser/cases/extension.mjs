export const extensionCases = [];
