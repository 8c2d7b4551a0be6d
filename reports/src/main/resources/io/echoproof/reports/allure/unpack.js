'use strict';
// Unpacks the files of the report; Allure's script takes them, as base64, when reportDataReady is set.
(async () => {
  const base64 = (octets) => {
    let text = '';
    for (let i = 0; i < octets.length; i += 32768) {
      text += String.fromCharCode.apply(null, octets.subarray(i, i + 32768));
    }
    return btoa(text);
  };
  try {
    const packed = document.getElementById('ep-data').textContent;
    const unpacking = new DecompressionStream('gzip');
    const into = unpacking.writable.getWriter();
    into.write(Uint8Array.from(atob(packed), (c) => c.charCodeAt(0)));
    into.close();
    const all = new Uint8Array(await new Response(unpacking.readable).arrayBuffer());
    let start = all.indexOf(10) + 1;
    for (const [name, length] of JSON.parse(new TextDecoder().decode(all.subarray(0, start)))) {
      const file = all.subarray(start, (start += length));
      Object.defineProperty(window.reportData, name, { get: () => base64(file) });
    }
    window.reportDataReady = true;
  } catch (e) {
    document.getElementById('content').textContent =
      'This report could not be unpacked (' + e + '). It needs Chrome 80, Edge 80, Firefox 113 or Safari 16.4, or newer.';
  }
})();
