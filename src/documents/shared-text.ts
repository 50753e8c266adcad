/**
 * A text as the writer of XLSX can take it. It looks texts up in a plain object, where `valueOf` is found before it was ever put: such
 * a word goes there with a sign that XML has not, which the writer leaves out again.
 */
export const sharedText = (text: string): string => (text in Object.prototype ? `${text}\u0001` : text);
