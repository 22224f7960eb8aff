import { launchAltlight } from './launch';
const b = await launchAltlight({ extension: '/tmp/fakext' });
const p2=await b.context.newPage(); const c2=await b.context.newCDPSession(p2); 
for (let i=0;i<3;i++){
await c2.send('ServiceWorker.enable'); await c2.send('ServiceWorker.stopAllWorkers'); if(i) await p2.waitForTimeout(300);
await b.setSettings({enabled:!!i}); console.log(await (await b.worker()).evaluate(()=>chrome.storage.local.get()));}
console.time('w'); for(let i=0;i<10;i++) await b.worker(); console.timeEnd('w');
await b.close();
