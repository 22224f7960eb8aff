import { launchAltlight } from './launch';
const b = await launchAltlight({ extension: '/tmp/fakext', settings: {enabled:true} });
const page = await b.context.newPage();
await page.goto('http://127.0.0.1:8123/index.html');
await page.waitForTimeout(1500);
const s = await b.context.newCDPSession(page);
const tree = await s.send('Page.getFrameTree');
console.log(JSON.stringify(tree,(k,v)=>k==='frame'?{id:v.id,parentId:v.parentId,url:v.url}:v,1));
for (const f of page.frames()) { try { const fs = await b.context.newCDPSession(f); console.log('OOP', f.url(), JSON.stringify(await fs.send('Page.getFrameTree'),(k,v)=>k==='frame'?{id:v.id,parentId:v.parentId,url:v.url}:v)); 
 const id=(await fs.send('Page.getFrameTree')).frameTree.frame.id; try{console.log(await s.send('DOM.getFrameOwner',{frameId:id}))}catch(e){console.log('owner',String(e))}
 } catch(e) {console.log(f.url(), String(e).slice(0,100))} }
s.on('Runtime.executionContextCreated', e=>console.log(e.context.origin, e.context.name, JSON.stringify(e.context.auxData)));
await s.send('Runtime.enable');
const ax = await s.send('Accessibility.getFullAXTree');
for (const n of ax.nodes) console.log(n.nodeId,n.backendDOMNodeId,n.ignored,n.role?.value,JSON.stringify(n.name?.value), n.ignoredReasons?.map(r=>r.name).join());
const w = await b.worker(); console.log(w.url());
const p2=await b.context.newPage(); const c2=await b.context.newCDPSession(p2); await c2.send('ServiceWorker.enable'); await c2.send('ServiceWorker.stopAllWorkers'); await p2.waitForTimeout(500);
console.log('live', b.context.serviceWorkers().length);
await b.setSettings({enabled:false}); console.log(await (await b.worker()).evaluate(()=>chrome.storage.local.get()));
await b.close();
