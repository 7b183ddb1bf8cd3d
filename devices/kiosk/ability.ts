/**
 * What this browser lacks to be a board, in Vietnamese and in English; empty when it can be one. The ways of an older
 * browser are not imitated: a signature that is not checked is worth nothing (D28).
 */
export async function lackOf(): Promise<readonly [vietnamese: string, english: string] | null> {
  if (!isSecureContext) {
    return [
      'Trang này phải mở bằng https:// thì màn hình mới kiểm tra được chữ ký.',
      'Open this page over https://: the screen cannot check signatures otherwise.',
    ];
  }
  const hasSignatures = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']).then(
    () => true,
    () => false,
  );
  if (hasSignatures && 'serviceWorker' in navigator && 'caches' in window && 'locks' in navigator)
    return null;
  return [
    'Trình duyệt này không kiểm tra được chữ ký Ed25519. Hãy dùng Chromium 137 trở lên.',
    'This browser cannot check Ed25519 signatures. Use Chromium 137 or newer.',
  ];
}
