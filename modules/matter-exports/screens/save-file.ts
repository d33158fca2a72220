/** Hands bytes to the browser as a download. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun by the next turn; kept longer, the page would hold the file in memory.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
