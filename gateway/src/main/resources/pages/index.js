'use strict';

const curl = `curl -s ${location.origin}/auth/login \\
  -H 'Content-Type: application/json' \\
  -d '{"email":"admin@hoopoe.local","password":"…"}'`;

function showParts(parts) {
  const list = document.getElementById('parts');
  list.replaceChildren(...Object.entries(parts).map(([name, ready]) => {
    const part = document.createElement('li');
    part.className = `part ${ready ? 'ready' : 'down'}`;
    part.textContent = `${name} ${ready ? 'is ready' : 'is not ready'}`;
    return part;
  }));
}

async function askHealth() {
  try {
    const answer = await fetch('/health/parts', { cache: 'no-store' });
    const parts = (await answer.json()).data;
    showParts({ gateway: true, ...parts });
  } catch {
    showParts({ gateway: false });
  }
}

document.getElementById('curl').textContent = curl;
document.getElementById('copy').addEventListener('click', async (event) => {
  await navigator.clipboard.writeText(curl);
  event.target.textContent = 'Copied';
});
askHealth();
setInterval(askHealth, 5000);
