/** Hands the visitor a file that the page has made. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
export const downloadCsv = (name: string, text: string): void => download(name, new Blob([text], { type: 'text/csv' }));
